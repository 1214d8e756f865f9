package io.github.lintel.internal.checks.chain;

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
import java.util.Map;

/**
 * Every certificate of a path must be valid at the moment of validation (RFC 5280 6.1.3 (a)(2)). An
 * intermediate of the best path has expired, and no other path is trusted.
 */
public final class IntermediateExpired implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("chain.intermediate-expired", "an intermediate certificate has expired")
          .rank(426)
          .source("RFC 5280 4.1.2.5");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, IntermediateExpired::evidence);
  }

  private static Evidence evidence(PathFault fault) {
    Certificate authority = fault.certificate();
    return new Over(
        fault.position() == PathFault.Position.ANCHOR ? "root" : "intermediate",
        Words.certificate(authority),
        Words.certificate(fault.path().certificates().get(0)),
        authority.notAfter(),
        fault.view().at());
  }

  record Over(
      String role, String authority, String certificate, Instant notAfter, Instant checkedAt)
      implements Evidence {
    @Override
    public String sentence() {
      return "The certificate of the %s %s, on which the path of %s depends, expired on %s, %s."
          .formatted(
              role,
              authority,
              certificate,
              Words.date(notAfter),
              Words.relative(notAfter, checkedAt));
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "role", role,
          "authority", authority,
          "certificate", certificate,
          "notAfter", notAfter,
          "checkedAt", checkedAt,
          "expiredFor", Duration.between(notAfter, checkedAt));
    }
  }
}
