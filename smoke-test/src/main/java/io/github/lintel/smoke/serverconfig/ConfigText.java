package io.github.lintel.smoke.serverconfig;

import java.util.Optional;

/**
 * Tells configurations from files that were given or included by mistake. What is not understood in
 * a configuration is quoted, so one that holds a private key must not be read.
 */
public final class ConfigText {
  private ConfigText() {}

  /** Returns why a text is no configuration, in a few words that quote nothing. */
  public static Optional<String> problem(String text) {
    if (text.contains("PRIVATE KEY") || text.contains("-----BEGIN ")) {
      return Optional.of("it holds certificates or keys, and is no configuration");
    }
    if (text.indexOf('\0') >= 0 || text.indexOf('\ufffd') >= 0) {
      return Optional.of("it is not a text in UTF-8");
    }
    return Optional.empty();
  }
}
