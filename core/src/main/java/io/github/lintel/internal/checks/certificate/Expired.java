package io.github.lintel.internal.checks.certificate;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.facts.Certificate;
import io.github.lintel.internal.checks.PathFault;
import io.github.lintel.internal.checks.PathFaults;
import io.github.lintel.internal.checks.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * "The validity period for a certificate is the period of time from notBefore through notAfter,
 * inclusive" (RFC 5280 4.1.2.5). The leaf's is over. Those of intermediates and roots have checks
 * of their own.
 */
public final class Expired implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("certificate.expired", "the certificate has expired")
          .rank(405)
          .source("RFC 5280 4.1.2.5")
          .explains("certificate.expires-soon");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, Expired::evidence);
  }

  private static Evidence evidence(PathFault fault) {
    Certificate leaf = fault.certificate();
    return new Over(
        leaf.serverNames(),
        Words.serial(leaf),
        leaf.notBefore(),
        leaf.notAfter(),
        fault.view().at());
  }

  record Over(
      List<String> names,
      String serialNumber,
      Instant notBefore,
      Instant notAfter,
      Instant checkedAt)
      implements Evidence {
    @Override
    public String sentence() {
      return "The certificate for %s expired on %s, %s."
          .formatted(Words.names(names), Words.date(notAfter), Words.relative(notAfter, checkedAt));
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "names", Words.values(names),
          "serialNumber", serialNumber,
          "notBefore", notBefore,
          "notAfter", notAfter,
          "checkedAt", checkedAt,
          "expiredFor", Duration.between(notAfter, checkedAt));
    }
  }
}
