package io.github.lintel.junit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.CertificateChain;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ReportAssertTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);
  private static final Credential SERVED = ROOT.issue("localhost");
  private static final CertificateBundle BUNDLE =
      CertificateBundle.of("shop.pem", bytes(SERVED.chainPem()), bytes(SERVED.keyPem()));
  private static final Report REPORT =
      TlsVerifier.builder()
          .trust(TrustAnchors.of(ROOT.certificate()))
          .clock(Clock.fixed(NOW, ZoneOffset.UTC))
          .build()
          .verify(Endpoint.inMemory(BUNDLE, "localhost"));

  @Test
  void passesWhatIsSo() {
    ReportAssert.assertThat(REPORT)
        .isHealthy()
        .isNotBroken()
        .servesCertificate(BUNDLE)
        .isAcceptedFor(Duration.ofDays(21))
        .hasAddress("in-memory")
        .hasNoFinding("certificate.expired");
  }

  @Test
  void failsWithTheExplanation() {
    CertificateChain other = CertificateChain.of(ROOT.issue("other").certificate());
    assertFails(
        () -> ReportAssert.assertThat(REPORT).servesCertificate(other),
        "not every address serves the certificate");
    assertFails(
        () -> ReportAssert.assertThat(REPORT).isAcceptedFor(Duration.ofDays(400)),
        "clients accept it until 2027-");
    assertFails(
        () -> ReportAssert.assertThat(REPORT).hasFinding("certificate.expired"),
        "certificate.expired was not found");
    assertFails(() -> ReportAssert.assertThat(REPORT).hasAddress("::1"), "[in-memory]");
  }

  private static void assertFails(Runnable assertion, String words) {
    assertThatThrownBy(assertion::run)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(words)
        .hasMessageEndingWith(REPORT.explain());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
