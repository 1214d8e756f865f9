package io.github.lintel.okhttp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Who asks: Lintel and its version. */
final class UserAgent {
  static final String TEXT = "Lintel/" + version();

  private UserAgent() {}

  private static String version() {
    try (InputStream in = UserAgent.class.getResourceAsStream("version.txt")) {
      return in == null
          ? "unknown"
          : new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the version", e);
    }
  }
}
