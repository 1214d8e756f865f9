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
 * The path ends at a trusted root that has expired, and no other path is trusted. RFC 5280 6.1.1
 * (d) does not ask a trust anchor for validity, but OpenSSL, Go and browsers do; some old clients
 * do not.
 */
public final class RootExpired implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("chain.root-expired", "the root certificate has expired")
          .rank(429)
          .source("RFC 5280 4.1.2.5");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, RootExpired::evidence);
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
