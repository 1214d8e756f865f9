package io.github.lintel.junit;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.github.lintel.junit.ReportAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.CertificateChain;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.StoreKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** WireMock with certificates of the testkit, verified on the port it chose. */
class WireMockTest {
  private static final CertificateAuthority ROOT =
      CertificateAuthority.root("Test Root", Clock.systemUTC());
  private static final Credential SERVED = ROOT.issue("localhost");

  @RegisterExtension
  static final WireMockExtension MOCK =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicHttpsPort().keystorePath(keys().toString()))
          .build();

  @RegisterExtension
  static final FrontDoorExtension DOOR =
      FrontDoorExtension.builder()
          .endpoint(() -> Endpoint.live("localhost", MOCK.getHttpsPort()).at("127.0.0.1"))
          .verifier(() -> TlsVerifier.builder().trust(TrustAnchors.of(ROOT.certificate())).build())
          .build();

  @Test
  void isAHealthyFrontDoor(Report report) {
    MOCK.stubFor(any(anyUrl()).willReturn(ok()));

    assertThat(report)
        .isHealthy()
        .servesCertificate(CertificateChain.of(SERVED.certificate()))
        .isAcceptedFor(Duration.ofDays(21))
        .hasNoFinding("certificate.name-mismatch");
    assertThat(report.findings()).map(finding -> finding.id().text()).isEmpty();
  }

  private static Path keys() {
    try {
      Path file = Files.createTempFile("wiremock", ".jks");
      file.toFile().deleteOnExit();
      return SERVED.writeKeyStore(file, StoreKind.JKS, "password");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
