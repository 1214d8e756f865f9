package io.github.lintel.internal.checks;

import io.github.lintel.check.Policy;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.BasicConstraints;
import io.github.lintel.facts.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How near the end of a certificate is, relative to its lifetime.
 *
 * <p>ACME clients renew when a third of the lifetime is left, and at half of it when the lifetime
 * is 10 days or less. So less than a quarter left (less than 40 % of a short one) means that a
 * renewal is overdue, and less than a tenth that it has failed again and again. For certificates of
 * years these would be months, so 30 and 7 days are the most.
 *
 * @param severity WARNING or ERROR
 * @param remaining how long it is still valid
 * @param lifetime how long it is valid in all
 * @param threshold what {@code remaining} must not be below
 */
public record Expiry(Severity severity, Duration remaining, Duration lifetime, Duration threshold) {
  private static final Duration SHORT_LIVED = Duration.ofDays(10);
  private static final Duration LONGEST_WARNING = Duration.ofDays(30);
  private static final Duration LONGEST_ERROR = Duration.ofDays(7);

  /** Returns how near the end is; empty if it is far, or past. */
  public static Optional<Expiry> of(Certificate certificate, Policy policy, Instant at) {
    if (past(certificate, at)) {
      return Optional.empty();
    }
    Duration lifetime = certificate.lifetime();
    Duration remaining = Duration.between(at, certificate.notAfter());
    Duration error = errorThreshold(certificate, policy);
    if (remaining.compareTo(error) < 0) {
      return Optional.of(new Expiry(Severity.ERROR, remaining, lifetime, error));
    }
    Duration warning = warningThreshold(certificate, policy);
    if (remaining.compareTo(warning) < 0) {
      return Optional.of(new Expiry(Severity.WARNING, remaining, lifetime, warning));
    }
    return Optional.empty();
  }

  /**
   * Returns the moments at which {@link #of} changes its answer, the one after the end included.
   */
  public static List<Instant> moments(Certificate certificate, Policy policy) {
    Instant notAfter = certificate.notAfter();
    return List.of(
        justInside(notAfter.minus(warningThreshold(certificate, policy))),
        justInside(notAfter.minus(errorThreshold(certificate, policy))),
        notAfter.plusSeconds(1));
  }

  /** Remaining time must be less than the threshold, not equal to it; seconds are fine enough. */
  private static Instant justInside(Instant threshold) {
    return threshold.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
  }

  /** Returns whether a certificate has expired; the last second counts in full. */
  public static boolean past(Certificate certificate, Instant at) {
    return !at.isBefore(certificate.notAfter().plusSeconds(1));
  }

  private static Duration warningThreshold(Certificate certificate, Policy policy) {
    return wantedWarning(certificate, policy)
        .orElseGet(() -> relativeWarning(certificate.lifetime()));
  }

  /** The share is that of a server's certificate: authorities live to their end. */
  private static Optional<Duration> wantedWarning(Certificate certificate, Policy policy) {
    OptionalInt share = policy.expiryWarningShare();
    boolean authority =
        certificate.basicConstraints().filter(BasicConstraints::certificateAuthority).isPresent();
    return share.isPresent() && !authority
        ? Optional.of(part(certificate.lifetime(), share.getAsInt(), 100))
        : policy.expiryWarningThreshold();
  }

  /** Who asks to be warned late does not want an error before the warning. */
  private static Duration errorThreshold(Certificate certificate, Policy policy) {
    Duration relative = relativeError(certificate.lifetime());
    return policy
        .expiryErrorThreshold()
        .orElseGet(
            () ->
                wantedWarning(certificate, policy).map(w -> shorter(w, relative)).orElse(relative));
  }

  private static Duration relativeWarning(Duration lifetime) {
    if (lifetime.compareTo(SHORT_LIVED) <= 0) {
      return part(lifetime, 2, 5);
    }
    return shorter(part(lifetime, 1, 4), LONGEST_WARNING);
  }

  private static Duration relativeError(Duration lifetime) {
    return shorter(part(lifetime, 1, 10), LONGEST_ERROR);
  }

  /** Exact for whole seconds; a Duration divides by way of decimal fractions, which takes long. */
  private static Duration part(Duration lifetime, int times, int of) {
    return Duration.ofMillis(lifetime.toMillis() * times / of);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
