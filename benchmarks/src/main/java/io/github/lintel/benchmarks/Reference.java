package io.github.lintel.benchmarks;

/** Another client that shakes hands with the same front door and verifies its chain. */
interface Reference {
  /** Returns what to call it. */
  String label();

  /**
   * Shakes hands many times, one after the other; a handshake is an operation.
   *
   * @throws FleetException if that is not possible
   */
  Sample measure();
}
