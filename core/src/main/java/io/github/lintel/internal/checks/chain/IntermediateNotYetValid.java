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
 * Every certificate of a path must be valid at the moment of validation (RFC 5280 6.1.3 (a)(2)).
 * That of an intermediate or of the root is not valid yet, and no other path is trusted.
 */
public final class IntermediateNotYetValid implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of(
              "chain.intermediate-not-yet-valid",
              "the certificate of an authority is not valid yet")
          .rank(428)
          .source("RFC 5280 4.1.2.5");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, IntermediateNotYetValid::evidence);
  }

  private static Evidence evidence(PathFault fault) {
    Certificate authority = fault.certificate();
    return new Early(
        fault.position() == PathFault.Position.ANCHOR ? "root" : "intermediate",
        Words.certificate(authority),
        Words.certificate(fault.path().certificates().get(0)),
        authority.notBefore(),
        fault.view().at());
  }

  record Early(
      String role, String authority, String certificate, Instant notBefore, Instant checkedAt)
      implements Evidence {
    @Override
    public String sentence() {
      return "The certificate of the %s %s is not valid before %s, %s from now."
          .formatted(role, authority, Words.date(notBefore), Words.duration(remaining()));
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "role", role,
          "authority", authority,
          "certificate", certificate,
          "notBefore", notBefore,
          "checkedAt", checkedAt,
          "validIn", remaining());
    }

    private Duration remaining() {
      return Duration.between(checkedAt, notBefore);
    }
  }
}
