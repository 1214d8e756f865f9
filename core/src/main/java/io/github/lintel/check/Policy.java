package io.github.lintel.check;

import io.github.lintel.facts.PathRule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is asked of a front door: which rules reject, when an expiry is near, what is accepted.
 * Immutable and thread-safe; each method returns a changed copy.
 */
public final class Policy {
  /** RFC 5280 asks this of who issues, and not of who validates (section 6). */
  private static final Set<PathRule> ASKED_OF_AUTHORITIES =
      EnumSet.of(
          PathRule.KEY_IDENTIFIER_MISMATCH,
          PathRule.EMPTY_NAME,
          PathRule.SERIAL_NUMBER,
          PathRule.MUST_NOT_BE_CRITICAL);

  private final Profile profile;
  private final Optional<Duration> expiryWarning;
  private final OptionalInt expiryWarningShare;
  private final Optional<Duration> expiryError;
  private final List<Acceptance> acceptances;
  private final boolean clientCertificateExpected;

  private Policy(
      Profile profile,
      Optional<Duration> expiryWarning,
      OptionalInt expiryWarningShare,
      Optional<Duration> expiryError,
      List<Acceptance> acceptances,
      boolean clientCertificateExpected) {
    this.profile = profile;
    this.expiryWarning = expiryWarning;
    this.expiryWarningShare = expiryWarningShare;
    this.expiryError = expiryError;
    this.acceptances = List.copyOf(acceptances);
    this.clientCertificateExpected = clientCertificateExpected;
  }

  /**
   * The default: rejects what at least one mainstream client rejects ({@link PathRule#refusedBy});
   * other broken rules are only mentioned.
   */
  public static Policy webServer() {
    return of(Profile.WEB_SERVER);
  }

  /**
   * For private authorities: what RFC 5280 asks of who validates. None of the Baseline
   * Requirements, sizes of keys and hash functions included, and no matters of form.
   */
  public static Policy rfc5280() {
    return of(Profile.RFC5280);
  }

  /** Every broken MUST of RFC 5280 and the Baseline Requirements rejects. */
  public static Policy strict() {
    return of(Profile.STRICT);
  }

  /**
   * Warns when less than {@code remaining} is left, instead of relative to the lifetime.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public Policy expiryWarning(Duration remaining) {
    return new Policy(
        profile,
        Optional.of(positive(remaining)),
        OptionalInt.empty(),
        expiryError,
        acceptances,
        clientCertificateExpected);
  }

  /**
   * Warns when less than that share of its lifetime is left to the server's certificate, in
   * percent. Replaces {@link #expiryWarning(Duration)}, as that replaces this.
   *
   * @throws IllegalArgumentException if it is not from 0 to 100
   */
  public Policy expiryWarningShare(int percent) {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("a share is from 0 to 100 percent, not " + percent);
    }
    return new Policy(
        profile,
        Optional.empty(),
        OptionalInt.of(percent),
        expiryError,
        acceptances,
        clientCertificateExpected);
  }

  /**
   * Calls it an error when less than {@code remaining} is left, instead of relative to the
   * lifetime.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public Policy expiryError(Duration remaining) {
    return new Policy(
        profile,
        expiryWarning,
        expiryWarningShare,
        Optional.of(positive(remaining)),
        acceptances,
        clientCertificateExpected);
  }

  /** Accepts the findings of a check, for a reason, up to and including a day (in UTC). */
  public Policy accept(CheckId check, String reason, LocalDate until) {
    List<Acceptance> all = new ArrayList<>(acceptances);
    all.add(new Acceptance(check, reason, until));
    return new Policy(
        profile, expiryWarning, expiryWarningShare, expiryError, all, clientCertificateExpected);
  }

  /**
   * Says that the front door is meant to ask for a client certificate: that is only a note then.
   */
  public Policy clientCertificateExpected() {
    return new Policy(profile, expiryWarning, expiryWarningShare, expiryError, acceptances, true);
  }

  /** Returns the set of rules. */
  public Profile profile() {
    return profile;
  }

  /** Returns the fixed warning threshold, if one is set. */
  public Optional<Duration> expiryWarningThreshold() {
    return expiryWarning;
  }

  /** Returns the warning threshold as percent of the lifetime, if one is set. */
  public OptionalInt expiryWarningShare() {
    return expiryWarningShare;
  }

  /** Returns the fixed error threshold, if one is set. */
  public Optional<Duration> expiryErrorThreshold() {
    return expiryError;
  }

  /** Returns whether a request for a client certificate is meant to be. */
  public boolean expectsClientCertificate() {
    return clientCertificateExpected;
  }

  /** Returns whether a path that breaks the rule is rejected. */
  public boolean rejects(PathRule rule) {
    return switch (profile) {
      case STRICT -> true;
      case WEB_SERVER -> !rule.isFormal();
      case RFC5280 ->
          !rule.isFormal() && !rule.isBaseline() && !ASKED_OF_AUTHORITIES.contains(rule);
    };
  }

  /** Returns the acceptance of a check that is in force at {@code at}. */
  public Optional<Acceptance> acceptanceOf(CheckId check, Instant at) {
    return acceptances.stream().filter(a -> a.check().equals(check) && !ended(a, at)).findFirst();
  }

  /** Returns an acceptance of a check that has ended before {@code at}, if none is in force. */
  public Optional<Acceptance> overdueAcceptanceOf(CheckId check, Instant at) {
    if (acceptanceOf(check, at).isPresent()) {
      return Optional.empty();
    }
    return acceptances.stream().filter(a -> a.check().equals(check)).findFirst();
  }

  /** Returns all acceptances, in the order in which they were given. */
  public List<Acceptance> acceptances() {
    return acceptances;
  }

  /** The sets of rules. */
  public enum Profile {
    WEB_SERVER,
    RFC5280,
    STRICT
  }

  private static Policy of(Profile profile) {
    return new Policy(
        profile, Optional.empty(), OptionalInt.empty(), Optional.empty(), List.of(), false);
  }

  private static boolean ended(Acceptance acceptance, Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate().isAfter(acceptance.until());
  }

  private static Duration positive(Duration remaining) {
    if (remaining.isNegative()) {
      throw new IllegalArgumentException("a threshold cannot be negative: " + remaining);
    }
    return remaining;
  }
}
