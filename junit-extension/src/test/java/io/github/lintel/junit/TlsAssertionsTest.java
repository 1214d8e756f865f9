package io.github.lintel.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class TlsAssertionsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String NAME = "shop.example.com";
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);

  private static final Report HEALTHY = reportOf(ROOT.issue(NAME));
  private static final Report DEGRADED = expiringIn(Duration.ofDays(20));
  private static final Report BROKEN = expiringIn(Duration.ofDays(-2));
  private static final Report UNKNOWN = unknown();

  @Test
  void theReportsAreWhatTheyShouldBe() {
    assertThat(HEALTHY.verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(DEGRADED.verdict()).isEqualTo(Verdict.DEGRADED);
    assertThat(BROKEN.verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(UNKNOWN.verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void healthyIsHealthyOnly() {
    assertThatCode(() -> TlsAssertions.assertHealthy(HEALTHY)).doesNotThrowAnyException();
    assertFails(() -> TlsAssertions.assertHealthy(DEGRADED), DEGRADED);
    assertFails(() -> TlsAssertions.assertHealthy(BROKEN), BROKEN);
    assertFails(() -> TlsAssertions.assertHealthy(UNKNOWN), UNKNOWN);
  }

  @Test
  void degradedIsNotBroken() {
    assertThatCode(() -> TlsAssertions.assertNotBroken(HEALTHY)).doesNotThrowAnyException();
    assertThatCode(() -> TlsAssertions.assertNotBroken(DEGRADED)).doesNotThrowAnyException();
    assertFails(() -> TlsAssertions.assertNotBroken(BROKEN), BROKEN);
    assertFails(() -> TlsAssertions.assertNotBroken(UNKNOWN), UNKNOWN);
  }

  @Test
  void findsWhatWasFound() {
    assertThatCode(() -> TlsAssertions.assertFinds(BROKEN, "certificate.expired"))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> TlsAssertions.assertFinds(HEALTHY, "certificate.expired"))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageStartingWith("certificate.expired was not found\n")
        .hasMessageEndingWith(HEALTHY.explain());
  }

  @Test
  void saysThatACheckDoesNotExist() {
    assertThatThrownBy(() -> TlsAssertions.assertFinds(BROKEN, "certificate.exspired"))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("no built-in check of that name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TlsAssertions.assertFinds(BROKEN, "expired"));
  }

  private static void assertFails(Runnable assertion, Report report) {
    AssertionFailedError failure = catchThrowableOfType(AssertionFailedError.class, assertion::run);

    assertThat(failure).hasMessage(report.explain());
    assertThat(failure.getActual().getValue()).isEqualTo(report.verdict());
  }

  private static Report expiringIn(Duration left) {
    Duration age = Duration.ofDays(90).minus(left);
    return reportOf(ROOT.issue(recipe -> recipe.names(NAME).validity(age, left)));
  }

  private static Report reportOf(Credential credential) {
    CertificateBundle bundle =
        CertificateBundle.of("shop.pem", bytes(credential.chainPem()), bytes(credential.keyPem()));
    return verifier().verify(Endpoint.inMemory(bundle, NAME));
  }

  private static Report unknown() {
    LiveEndpoint endpoint = Endpoint.live(NAME);
    TlsVerifier verifier =
        verifier().toBuilder()
            .resolver(
                name -> {
                  throw new IllegalStateException("the name server does not answer");
                })
            .build();
    return verifier.verify(endpoint);
  }

  private static TlsVerifier verifier() {
    return TlsVerifier.builder()
        .trust(TrustAnchors.of(ROOT.certificate()))
        .clock(Clock.fixed(NOW, ZoneOffset.UTC))
        .build();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
