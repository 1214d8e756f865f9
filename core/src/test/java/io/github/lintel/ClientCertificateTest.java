package io.github.lintel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.check.Finding;
import io.github.lintel.check.Policy;
import io.github.lintel.check.Severity;
import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.ClientAuthentication;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.FrontDoor;
import io.github.lintel.testkit.KeyKind;
import io.github.lintel.testkit.TlsVersion;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Front doors that ask for a client certificate. */
class ClientCertificateTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String NAME = "shop.example.com";
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);
  private static final CertificateAuthority OTHERS = CertificateAuthority.root("Others", NOW);

  static Stream<Arguments> versionsAndKeys() {
    return Stream.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3)
        .flatMap(
            version ->
                Stream.of(KeyKind.RSA_2048, KeyKind.EC_P256, KeyKind.EC_P384)
                    .map(key -> Arguments.of(version, key)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("versionsAndKeys")
  void isHealthyWithTheRightOne(TlsVersion version, KeyKind key) {
    try (FrontDoor door = requiring(version)) {
      Report report =
          verifier(Policy.webServer()).verify(endpoint(door).clientCertificate(client(ROOT, key)));

      assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
      assertThat(report.addresses().get(0).handshake().clientCertificateSent()).isTrue();
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("versionsAndKeys")
  void saysThatTheWrongOneIsRefused(TlsVersion version, KeyKind key) {
    try (FrontDoor door = requiring(version)) {
      Report report =
          verifier(Policy.webServer())
              .verify(endpoint(door).clientCertificate(client(OTHERS, key)));

      Finding cause = report.rootCause().orElseThrow();
      assertThat(cause.id().text())
          .as(report::explain)
          .isEqualTo("handshake.client-certificate-required");
      assertThat(cause.severity()).isEqualTo(Severity.ERROR);
    }
  }

  /** Its refusal comes after the handshake, as late as everything that it says. */
  @Test
  void aServerFarAwayIsListenedToForLonger() {
    Behaviour far =
        Behaviour.tls(ROOT.issue(NAME))
            .version(TlsVersion.TLS_1_3)
            .clients(ClientAuthentication.required(ROOT))
            .late(Duration.ofMillis(1200));
    try (FrontDoor door = FrontDoor.of(far)) {
      Report report = verifier(Policy.webServer()).verify(endpoint(door));

      assertThat(report.rootCause().orElseThrow().id().text())
          .as(report::explain)
          .isEqualTo("handshake.client-certificate-required");
    }
  }

  @Test
  void isANoteWhereItIsMeantToBe() {
    try (FrontDoor door = requiring(TlsVersion.TLS_1_3)) {
      Report report =
          verifier(Policy.webServer().clientCertificateExpected()).verify(endpoint(door));

      assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
      assertThat(report.findings())
          .extracting(f -> f.id().text())
          .containsExactly("handshake.client-certificate-required");
    }
  }

  @Test
  void anOptionalOneIsANote() {
    Behaviour optional =
        Behaviour.tls(ROOT.issue(NAME)).clients(ClientAuthentication.optional(ROOT));
    try (FrontDoor door = FrontDoor.of(optional)) {
      Report report = verifier(Policy.webServer()).verify(endpoint(door));

      assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
    }
  }

  private static FrontDoor requiring(TlsVersion version) {
    return FrontDoor.of(
        Behaviour.tls(ROOT.issue(NAME))
            .version(version)
            .clients(ClientAuthentication.required(ROOT)));
  }

  private static CertificateBundle client(CertificateAuthority issuer, KeyKind key) {
    Credential credential = issuer.issue(r -> r.names("client.example.com").key(key));
    return CertificateBundle.of(
        "client",
        credential.chainPem().getBytes(StandardCharsets.US_ASCII),
        credential.keyPem().getBytes(StandardCharsets.US_ASCII));
  }

  private static TlsVerifier verifier(Policy policy) {
    return TlsVerifier.builder()
        .trust(TrustAnchors.of(ROOT.certificate()))
        .policy(policy)
        .timeout(Duration.ofSeconds(30))
        .clock(Clock.fixed(NOW, ZoneOffset.UTC))
        .build();
  }

  private static LiveEndpoint endpoint(FrontDoor door) {
    return Endpoint.live(NAME, door.port()).at("127.0.0.1");
  }
}
