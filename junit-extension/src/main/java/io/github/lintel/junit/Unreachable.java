package io.github.lintel.junit;

/** What becomes of tests whose front door cannot be reached from here. */
public enum Unreachable {
  /** The report says UNKNOWN or BROKEN, and assertions on it fail. */
  FAIL,
  /**
   * The test class is aborted, or the one test that names the front door, if there is no network,
   * the name leads nowhere, or no node takes a connection. One that takes it and then does anything
   * wrong is reached. To know, it is verified before the first test, asked for or not.
   *
   * <p>A front door that is down aborts, too: this is for machines that may be out of its reach,
   * not for those that watch over it.
   */
  ABORT
}
