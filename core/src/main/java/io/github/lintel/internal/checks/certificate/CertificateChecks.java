package io.github.lintel.internal.checks.certificate;

import io.github.lintel.check.Check;
import java.util.List;

/** All checks of this group. */
public final class CertificateChecks {
  private CertificateChecks() {}

  /** Returns one of each, by rank. */
  public static List<Check> all() {
    return List.of(
        new Malformed(),
        new Expired(),
        new NotYetValid(),
        new NoSubjectAlternativeName(),
        new NameMismatch(),
        new NotForServers(),
        new WeakKey(),
        new WeakSignature(),
        new UnsupportedAlgorithm(),
        new LifetimeTooLong(),
        new PublicSuffixWildcard(),
        new TransparencyMissing(),
        new ExpiresSoon(),
        new IsCa(),
        new NoExtendedKeyUsage(),
        new VeryLarge(),
        new Nonconforming());
  }
}
