package io.github.lintel.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.check.Policy;
import io.github.lintel.internal.path.PathFinder;
import java.time.Instant;
import java.util.List;

/** Whatever stands in the place of a certificate is read or called malformed, and can be judged. */
public final class CertificateTarget {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private CertificateTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    PresentedCertificate presented = Certificate.parse(input);
    assertThat(presented.der().toByteArray()).isEqualTo(input);
    if (presented instanceof Certificate certificate) {
      assertThat(certificate.serverNames()).doesNotContainNull();
      assertThat(certificate.lifetime()).isNotNull();
      new PathFinder(List.of(new TrustAnchor(certificate, true, "fuzz")), Policy.strict())
          .find(List.of(certificate), NOW);
    }
  }
}
