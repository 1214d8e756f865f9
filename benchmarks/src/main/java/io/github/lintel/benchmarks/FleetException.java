package io.github.lintel.benchmarks;

/** Why nothing can be measured, in one line. */
final class FleetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FleetException(String message) {
    super(message);
  }
}
