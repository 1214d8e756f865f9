package io.github.lintel.internal.checks.certificate;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.internal.checks.PathFault;
import io.github.lintel.internal.checks.PathFaults;
import io.github.lintel.internal.checks.Words;
import java.util.Map;

/**
 * A wildcard directly below a registry-controlled label or public suffix, as {@code *.co.uk}, is
 * for the names of strangers; authorities must refuse it (Baseline Requirements 3.2.2.6), and
 * Chrome does not match it with any name. The section of companies in the Public Suffix List does
 * not count. Public anchors only.
 */
public final class PublicSuffixWildcard implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("certificate.public-suffix-wildcard", "a wildcard is for everybody's names")
          .rank(453)
          .source("Baseline Requirements 3.2.2.6");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, PublicSuffixWildcard::evidence);
  }

  private static Evidence evidence(PathFault fault) {
    return new TooWide(
        Words.certificate(fault.certificate()), Words.bounded(fault.problem().found()));
  }

  record TooWide(String certificate, String name) implements Evidence {
    @Override
    public String sentence() {
      return ("The certificate of %s is for %s, and anybody may register names there; a wildcard has"
              + " to stand below a registered name.")
          .formatted(certificate, name);
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "certificate",
          certificate,
          "name",
          name,
          "required",
          "a wildcard below a registered name");
    }
  }
}
