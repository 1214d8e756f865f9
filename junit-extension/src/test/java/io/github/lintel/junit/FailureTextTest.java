package io.github.lintel.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opentest4j.AssertionFailedError;

/** What people read when a test fails. */
class FailureTextTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);

  @Test
  void isTheWholeExplanation() {
    List<Throwable> failures = Engine.failures(Engine.run(Map.of(), Expired.class));

    assertThat(failures).singleElement().isInstanceOf(AssertionFailedError.class);
    // How long the handshake took is the one thing that varies.
    assertThat(failures.get(0).getMessage().replaceAll(", \\d+ ms", ", N ms"))
        .isEqualToNormalizingNewlines(
            """
            BROKEN  shop.pem, checked 2026-11-22 12:00:00 UTC

            Cause: certificate.expired  ERROR
              The certificate for shop.example.com expired on 2026-11-20 12:00:00 UTC, 2
              days ago.
              Do: Put a renewed certificate into service on every node and reload the
              server. If the file on disk is already the renewed one (compare the serial
              numbers), only the reload is missing.

            in-memory       BROKEN  TLS 1.3 TLS_AES_128_GCM_SHA256 x25519, N ms
              0 CN=shop.example.com  until 2026-11-20 (2 days ago)

            More: lintel explain certificate.expired
            """);
  }

  static class Expired {
    @RegisterExtension
    static final FrontDoorExtension DOOR =
        FrontDoorExtension.builder()
            .endpoint(() -> Endpoint.inMemory(expired(), "shop.example.com"))
            .verifier(
                () ->
                    TlsVerifier.builder()
                        .trust(TrustAnchors.of(ROOT.certificate()))
                        .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                        .build())
            .build();

    @Test
    void isHealthy(Report report) {
      TlsAssertions.assertHealthy(report);
    }

    private static CertificateBundle expired() {
      Credential credential =
          ROOT.issue(
              r -> r.names("shop.example.com").validity(Duration.ofDays(90), Duration.ofDays(-2)));
      return CertificateBundle.of(
          "shop.pem", bytes(credential.chainPem()), bytes(credential.keyPem()));
    }

    private static byte[] bytes(String text) {
      return text.getBytes(StandardCharsets.US_ASCII);
    }
  }
}
