package io.github.lintel.junit;

/** What becomes of tests whose front door cannot be reached from here. */
public enum Unreachable {
  /** The report says UNKNOWN or BROKEN, and assertions on it fail. */
  FAIL,
  /**
   * The test class is aborted, or the one test that names the front door: the verdict is UNKNOWN,
   * as without a network, or the cause is {@code connection.unreachable}. A server that refuses
   * connections is no such case. To know, it is verified before the first test, asked for or not.
   */
  ABORT
}
