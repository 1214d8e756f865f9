package io.github.lintel.smoke.watch;

import java.util.Map;
import java.util.TreeMap;

/** The headers that every answer has. */
final class Headers {
  static final String POLICY = "Content-Security-Policy";

  private static final Map<String, String> ALWAYS =
      Map.of(
          POLICY,
          "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cache-Control",
          "no-store");

  private Headers() {}

  static Map<String, String> with(String name, String value) {
    Map<String, String> all = new TreeMap<>(ALWAYS);
    all.put(name, value);
    return Map.copyOf(all);
  }
}
