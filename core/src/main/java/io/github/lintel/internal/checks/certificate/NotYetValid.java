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
 * inclusive" (RFC 5280 4.1.2.5). The leaf's has not begun. By our clock: if that is slow, so is the
 * verdict.
 */
public final class NotYetValid implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("certificate.not-yet-valid", "the certificate is not valid yet")
          .rank(408)
          .source("RFC 5280 4.1.2.5");

  // A clock that takes local time for UTC is less than that off.
  private static final Duration CLOCK_DOUBT = Duration.ofHours(24);

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, NotYetValid::evidence);
  }

  private static Evidence evidence(PathFault fault) {
    Certificate leaf = fault.certificate();
    return new Early(
        leaf.serverNames(),
        Words.serial(leaf),
        leaf.notBefore(),
        leaf.notAfter(),
        fault.view().at());
  }

  record Early(
      List<String> names,
      String serialNumber,
      Instant notBefore,
      Instant notAfter,
      Instant checkedAt)
      implements Evidence {
    @Override
    public String sentence() {
      String sentence =
          "The certificate for %s is not valid before %s, %s from now."
              .formatted(Words.names(names), Words.date(notBefore), Words.duration(until()));
      return until().compareTo(CLOCK_DOUBT) < 0
          ? sentence + " That is so near that the clock of this machine may be slow."
          : sentence;
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "names", Words.values(names),
          "serialNumber", serialNumber,
          "notBefore", notBefore,
          "notAfter", notAfter,
          "checkedAt", checkedAt,
          "validIn", until());
    }

    private Duration until() {
      return Duration.between(checkedAt, notBefore);
    }
  }
}
