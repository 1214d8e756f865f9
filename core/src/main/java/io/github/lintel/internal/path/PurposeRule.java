package io.github.lintel.internal.path;

import io.github.lintel.facts.PathRule;
import java.util.List;
import java.util.Optional;

/**
 * RFC 5280 section 4.2.1.12: the extended key usage, where there is one, allows what is asked: TLS
 * servers. Every client applies it to authorities as well, where anyExtendedKeyUsage will do; on
 * the leaf OpenSSL does not accept that.
 */
final class PurposeRule implements Rule {
  private static final String ANY = "2.5.29.37.0";

  @Override
  public void judge(PathView path, Problems problems) {
    String asked = path.inputs().purpose();
    if (asked.equals(PathInputs.ANY_PURPOSE)) {
      return;
    }
    for (int depth = 0; depth < path.length(); depth++) {
      Optional<List<String>> purposes = path.certificate(depth).extendedKeyUsage();
      boolean allowed =
          purposes.isEmpty()
              || purposes.get().contains(asked)
              || depth > 0 && purposes.get().contains(ANY);
      if (!allowed) {
        problems.add(
            PathRule.EXTENDED_KEY_USAGE,
            depth,
            String.join(", ", purposes.get()),
            asked.equals(PathInputs.SERVER) ? asked + " (serverAuth)" : asked);
      }
    }
  }
}
