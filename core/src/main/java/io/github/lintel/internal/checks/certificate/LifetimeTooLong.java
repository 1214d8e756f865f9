package io.github.lintel.internal.checks.certificate;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.LifetimeLimit;
import io.github.lintel.internal.checks.FormFault;
import io.github.lintel.internal.checks.PathFault;
import io.github.lintel.internal.checks.PathFaults;
import io.github.lintel.internal.checks.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * "Subscriber Certificates issued on or after 15 March 2026 and before 15 March 2027 MUST NOT have
 * a Validity Period greater than 200 days", and so on by the day of issue (Baseline Requirements
 * 6.3.2). "A day is measured as 86,400 seconds. Any amount of time greater than this, including
 * fractional seconds and/or leap seconds, represents an additional day"; both ends count.
 *
 * <p>Public anchors only. Chrome and Apple's systems refuse what is too long.
 */
public final class LifetimeTooLong implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("certificate.lifetime-too-long", "the certificate is valid for too long")
          .rank(452)
          .source("Baseline Requirements 6.3.2");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, LifetimeTooLong::evidence);
  }

  private static Evidence evidence(PathFault fault) {
    Certificate leaf = fault.certificate();
    return LifetimeLimit.at(leaf.notBefore())
        .map(limit -> evidence(leaf, limit))
        .orElseGet(() -> FormFault.of(fault));
  }

  private static Evidence evidence(Certificate leaf, LifetimeLimit limit) {
    return new TooLong(leaf.notBefore(), leaf.notAfter(), leaf.lifetime(), limit);
  }

  record TooLong(Instant notBefore, Instant notAfter, Duration lifetime, LifetimeLimit limit)
      implements Evidence {
    @Override
    public String sentence() {
      return "The certificate is valid for %s, from %s to %s; the most for one issued since %s is %s."
          .formatted(
              Words.count(days(), "day"),
              Words.date(notBefore),
              Words.date(notAfter),
              limit.from().toString().substring(0, 10),
              Words.count(limit.most().toDays(), "day"));
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "notBefore", notBefore,
          "notAfter", notAfter,
          "lifetime", lifetime,
          "allowed", limit.most(),
          "allowedSince", limit.from());
    }

    /** A part of a day counts as a day. */
    private long days() {
      return lifetime.plusDays(1).minusNanos(1).toDays();
    }
  }
}
