package io.github.lintel.smoke.frontdoors;

/**
 * A file of front doors cannot be used. The message is one line: file, line and column, and what is
 * wrong there, as in {@code lintel.yaml:7:5: unknown key "adresses"; did you mean "addresses"?}
 */
public final class InvalidFrontDoors extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidFrontDoors(String message) {
    super(message.replaceAll("\\s+", " ").strip());
  }
}
