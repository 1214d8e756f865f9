package io.github.lintel.okhttp;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A Strict-Transport-Security header (RFC 6797 section 6.1).
 *
 * @param maxAge for how many seconds; 0 means "forget it"
 */
record TransportSecurity(long maxAge) {
  private static final int DIGITS = 18; // more do not fit into a long, and mean the same: for ever

  /** Reads a header; empty if a browser would ignore it. */
  static Optional<TransportSecurity> parse(String header) {
    Optional<TransportSecurity> found = Optional.empty();
    Set<String> names = new HashSet<>();
    int start = 0;
    while (start <= header.length()) {
      int end = endOfDirective(header, start);
      String directive = header.substring(start, end).strip();
      start = end + 1;
      if (directive.isEmpty()) {
        continue;
      }
      int equals = directive.indexOf('=');
      String name = (equals < 0 ? directive : directive.substring(0, equals)).strip();
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        return Optional.empty(); // "MUST NOT appear more than once"
      }
      if (name.equalsIgnoreCase("max-age")) {
        found = equals < 0 ? Optional.empty() : seconds(directive.substring(equals + 1).strip());
        if (found.isEmpty()) {
          return found;
        }
      }
    }
    return found;
  }

  private static int endOfDirective(String header, int start) {
    boolean quoted = false;
    for (int i = start; i < header.length(); i++) {
      char c = header.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ';' && !quoted) {
        return i;
      }
    }
    return header.length();
  }

  private static Optional<TransportSecurity> seconds(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    String digits = quoted ? value.substring(1, value.length() - 1) : value;
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    String significant = digits.replaceFirst("^0+(?=.)", "");
    return Optional.of(
        new TransportSecurity(
            significant.length() > DIGITS ? Long.MAX_VALUE : Long.parseLong(significant)));
  }
}
