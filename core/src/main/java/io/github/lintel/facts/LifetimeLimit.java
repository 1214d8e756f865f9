package io.github.lintel.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long a server's certificate of a public authority may be valid, by the day of issue (Baseline
 * Requirements 6.3.2). "A day is measured as 86,400 seconds. Any amount of time greater than this,
 * including fractional seconds and/or leap seconds, represents an additional day"; both ends count.
 *
 * @param from since which day of issue
 * @param most the longest validity
 */
public record LifetimeLimit(Instant from, Duration most) {
  // The newest first. Before March 2018 it was months; such a certificate has long expired.
  private static final List<LifetimeLimit> ALL =
      List.of(
          limit("2029-03-15T00:00:00Z", 47),
          limit("2027-03-15T00:00:00Z", 100),
          limit("2026-03-15T00:00:00Z", 200),
          limit("2020-09-01T00:00:00Z", 398),
          limit("2018-03-01T00:00:00Z", 825));

  /** Returns the limit for what is issued at that moment, if there was one. */
  public static Optional<LifetimeLimit> at(Instant issued) {
    return ALL.stream().filter(limit -> !issued.isBefore(limit.from)).findFirst();
  }

  /** Returns the limit that a certificate exceeds. */
  public static Optional<LifetimeLimit> exceededBy(Certificate certificate) {
    return at(certificate.notBefore())
        .filter(limit -> certificate.lifetime().compareTo(limit.most) > 0);
  }

  private static LifetimeLimit limit(String from, int days) {
    return new LifetimeLimit(Instant.parse(from), Duration.ofDays(days));
  }
}
