package io.github.lintel.internal.checks.certificate;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.facts.Certificate;
import io.github.lintel.internal.checks.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

  // The newest first. Before March 2018 it was months; such a certificate has long expired.
  private static final List<Limit> LIMITS =
      List.of(
          new Limit(Instant.parse("2029-03-15T00:00:00Z"), 47),
          new Limit(Instant.parse("2027-03-15T00:00:00Z"), 100),
          new Limit(Instant.parse("2026-03-15T00:00:00Z"), 200),
          new Limit(Instant.parse("2020-09-01T00:00:00Z"), 398),
          new Limit(Instant.parse("2018-03-01T00:00:00Z"), 825));

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    if (!handshake.publiclyTrusted()) {
      return CheckOutcome.notApplicable("the path does not end at a public authority");
    }
    Certificate leaf = handshake.pathCertificates().get(0);
    List<Fault> faults =
        LIMITS.stream()
            .filter(limit -> !leaf.notBefore().isBefore(limit.from()))
            .limit(1)
            .filter(limit -> leaf.lifetime().compareTo(Duration.ofDays(limit.days())) > 0)
            .map(limit -> Fault.of(evidence(leaf, limit)).about(0, leaf))
            .toList();
    return CheckOutcome.found(faults);
  }

  private static Evidence evidence(Certificate leaf, Limit limit) {
    return new TooLong(leaf.notBefore(), leaf.notAfter(), leaf.lifetime(), limit);
  }

  record Limit(Instant from, int days) {}

  record TooLong(Instant notBefore, Instant notAfter, Duration lifetime, Limit limit)
      implements Evidence {
    @Override
    public String sentence() {
      return "The certificate is valid for %s, from %s to %s; the most for one issued since %s is %s."
          .formatted(
              Words.count(days(), "day"),
              Words.date(notBefore),
              Words.date(notAfter),
              limit.from().toString().substring(0, 10),
              Words.count(limit.days(), "day"));
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "notBefore", notBefore,
          "notAfter", notAfter,
          "lifetime", lifetime,
          "allowed", Duration.ofDays(limit.days()),
          "allowedSince", limit.from());
    }

    /** A part of a day counts as a day. */
    private long days() {
      return lifetime.plusDays(1).minusNanos(1).toDays();
    }
  }
}
