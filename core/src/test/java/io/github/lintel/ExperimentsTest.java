package io.github.lintel;

import static io.github.lintel.FrontDoors.NAME;
import static io.github.lintel.FrontDoors.NOW;
import static io.github.lintel.FrontDoors.endpoint;
import static io.github.lintel.FrontDoors.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.ClientHello;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.Ending;
import io.github.lintel.testkit.FrontDoor;
import io.github.lintel.testkit.HttpAnswer;
import io.github.lintel.testkit.KeyKind;
import io.github.lintel.testkit.TlsVersion;
import io.github.lintel.testkit.UnknownName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Real connections to front doors whose fault shows only by comparison. */
class ExperimentsTest {
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);
  private static final Credential EC = ROOT.issue(NAME);
  private static final Credential RSA = ROOT.issue(r -> r.names(NAME).key(KeyKind.RSA_2048));
  private static final Credential OTHER = ROOT.issue("other.example.net");
  private static final Credential NEAR = ROOT.issue("www." + NAME);

  private static final int ECDHE_RSA_AES128_GCM = 0xc02f;
  private static final int DHE_RSA_AES128_GCM = 0x009e;
  private static final int RSA_AES128_SHA = 0x002f;
  private static final int FALLBACK_SCSV = 0x5600; // RFC 7507
  private static final int SECP521R1 = 25;
  private static final int SERVER_HELLO = 127; // its record, with an X25519 share

  private static final Predicate<ClientHello> OFFERS_TLS_1_3 = h -> h.offers(TlsVersion.TLS_1_3);
  private static final Predicate<ClientHello> ASKS_FOR_NAME =
      h -> h.serverName().equals(Optional.of(NAME));

  static Stream<Arguments> faults() {
    Behaviour tls12 = Behaviour.tls(EC).version(TlsVersion.TLS_1_2);
    Behaviour closing = Behaviour.endAfterHello(Ending.CLOSE);
    Behaviour afterServerHello = Behaviour.tls(EC).cutAfter(SERVER_HELLO, Ending.CLOSE);
    Behaviour wrongRsaKey = Behaviour.tls(RSA.withKey(otherKey(KeyKind.RSA_2048)));
    return Stream.of(
        fault("handshake.proxy-protocol-expected", Behaviour.tls(EC).behindProxyProtocol()),
        fault("handshake.plaintext", Behaviour.when(h -> true, closing, http())),
        fault(
            "handshake.plaintext",
            Behaviour.when(h -> true, Behaviour.endAfterHello(Ending.STALL), http())),
        fault("handshake.version-intolerant", Behaviour.when(OFFERS_TLS_1_3, closing, tls12)),
        fault(
            "handshake.version-intolerant",
            Behaviour.when(OFFERS_TLS_1_3, Behaviour.endAfterHello(Ending.RESET), tls12)),
        fault(
            "handshake.version-intolerant",
            Behaviour.when(OFFERS_TLS_1_3, Behaviour.endAfterHello(Ending.STALL), tls12)),
        fault(
            "handshake.version-intolerant",
            Behaviour.when(OFFERS_TLS_1_3, Behaviour.fatalAlert(70), tls12)),
        fault(
            "handshake.version-intolerant",
            Behaviour.when(OFFERS_TLS_1_3, Behaviour.fatalAlert(50), tls12)),
        fault(
            "handshake.version-intolerant",
            Behaviour.when(OFFERS_TLS_1_3, Behaviour.fatalAlert(80), tls12)),
        fault("handshake.alpn-mismatch", Behaviour.tls(EC).protocols("mqtt")),
        fault(
            "handshake.alpn-mismatch",
            Behaviour.when(h -> !h.protocols().isEmpty(), closing, Behaviour.tls(EC))),
        fault(
            "handshake.unrecognized-name",
            Behaviour.when(ASKS_FOR_NAME, closing, Behaviour.tls(OTHER))),
        fault("handshake.unrecognized-name", Behaviour.tls(OTHER).unknownName(UnknownName.REFUSE)),
        fault(
            "handshake.unrecognized-name-warning", Behaviour.tls(EC).unknownName(UnknownName.WARN)),
        fault(
            "deployment.default-certificate",
            Behaviour.tls(OTHER).named("mail.example.net", OTHER)),
        fault("deployment.default-certificate", Behaviour.tls(OTHER).unknownName(UnknownName.WARN)),
        fault("certificate.name-mismatch", Behaviour.tls(NEAR).unknownName(UnknownName.WARN)),
        fault(
            "certificate.name-mismatch",
            Behaviour.tls(ROOT.issue("default.example.net")).named(NAME, OTHER)),
        fault("certificate.name-mismatch", Behaviour.tls(OTHER)),
        fault(
            "handshake.weak-dh",
            Behaviour.tls(RSA)
                .version(TlsVersion.TLS_1_2)
                .cipherSuites(DHE_RSA_AES128_GCM)
                .weakDiffieHellman()),
        fault(
            "handshake.no-shared-cipher",
            Behaviour.tls(RSA).version(TlsVersion.TLS_1_2).cipherSuites(DHE_RSA_AES128_GCM)),
        fault("handshake.no-shared-group", Behaviour.tls(EC).groups(SECP521R1)),
        fault(
            "handshake.no-shared-group",
            Behaviour.tls(RSA)
                .version(TlsVersion.TLS_1_2)
                .groups(SECP521R1)
                .cipherSuites(RSA_AES128_SHA, ECDHE_RSA_AES128_GCM)),
        fault(
            "handshake.key-type-cipher-mismatch",
            Behaviour.tls(EC).version(TlsVersion.TLS_1_2).cipherSuites(ECDHE_RSA_AES128_GCM)),
        fault("handshake.alert", Behaviour.fatalAlert(40)),
        fault("handshake.no-shared-version", Behaviour.tls(EC).version(TlsVersion.TLS_1_0)),
        fault("handshake.no-shared-version", Behaviour.tls(EC).version(TlsVersion.TLS_1_1)),
        fault(
            "handshake.legacy-renegotiation",
            Behaviour.tls(EC).version(TlsVersion.TLS_1_2).withoutSecureRenegotiation()),
        fault(
            "handshake.no-certificate", Behaviour.when(OFFERS_TLS_1_3, afterServerHello, closing)),
        fault("handshake.no-certificate", givingUpTls13()),
        fault("handshake.truncated", afterServerHello),
        fault("handshake.not-tls", Behaviour.echo()),
        fault("handshake.corrupted", Behaviour.tls(RSA).flippingByte(400)),
        fault(
            "handshake.corrupted",
            Behaviour.tls(RSA).version(TlsVersion.TLS_1_2).flippingByte(300)),
        fault("handshake.key-mismatch", wrongRsaKey),
        fault(
            "handshake.key-mismatch",
            Behaviour.tls(RSA.withKey(otherKey(KeyKind.RSA_2048))).version(TlsVersion.TLS_1_2)),
        fault(
            "handshake.key-mismatch",
            Behaviour.tls(EC.withKey(otherKey(KeyKind.EC_P256))).version(TlsVersion.TLS_1_2)),
        fault("handshake.key-mismatch", Behaviour.tls(RSA.withKey(otherKey(KeyKind.EC_P256)))),
        fault("handshake.key-mismatch", Behaviour.tls(EC.withKey(otherKey(KeyKind.RSA_2048)))),
        fault(
            "handshake.key-mismatch",
            Behaviour.tls(RSA.withKey(otherKey(KeyKind.EC_P256))).version(TlsVersion.TLS_1_2)),
        fault(
            "connection.intermittent",
            Behaviour.alternating(Behaviour.endAfterHello(Ending.RESET), Behaviour.tls(EC))),
        fault(
            "connection.intermittent",
            Behaviour.alternating(Behaviour.tls(EC), Behaviour.endAfterHello(Ending.RESET))),
        fault("connection.intermittent", Behaviour.alternating(http(), Behaviour.tls(EC))),
        fault(
            "connection.intermittent",
            Behaviour.alternating(Behaviour.banner("220 mail\r\n"), Behaviour.tls(EC))),
        fault(
            "deployment.alternating",
            Behaviour.alternating(Behaviour.tls(OTHER), Behaviour.tls(EC))),
        fault(
            "deployment.alternating",
            Behaviour.alternating(Behaviour.tls(EC), Behaviour.tls(OTHER))),
        fault("handshake.timed-out", Behaviour.tls(EC).dripping(Duration.ofMillis(300))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("faults")
  void isTheRootCause(String checkId, Behaviour behaviour) {
    try (FrontDoor door = FrontDoor.of(behaviour)) {
      Report report = verifier().verify(endpoint(door));

      assertThat(FrontDoors.rootCause(report)).as(report::explain).isEqualTo(checkId);
      assertThat(door.connectionCount()).isLessThanOrEqualTo(9);
    }
  }

  @Test
  void anInternalErrorForThisNameOnlySaysSo() {
    Behaviour behaviour =
        Behaviour.when(ASKS_FOR_NAME, Behaviour.fatalAlert(80), Behaviour.tls(OTHER));
    try (FrontDoor door = FrontDoor.of(behaviour)) {
      Report report = verifier().verify(endpoint(door));

      assertThat(report.rootCause().orElseThrow().sentence())
          .contains("it cannot load the certificate or key of " + NAME);
    }
  }

  @Test
  void aServerThatKnowsNobodysNameMayHaveNoCertificateAtAll() {
    try (FrontDoor door = FrontDoor.of(Behaviour.fatalAlert(112))) {
      Report report = verifier().verify(endpoint(door));

      assertThat(FrontDoors.rootCause(report)).isEqualTo("handshake.unrecognized-name");
      assertThat(report.rootCause().orElseThrow().sentence()).contains("no certificate at all");
    }
  }

  @Test
  void aBackendThatIsDownIsToldByAttemptsThatEndAlike() {
    try (FrontDoor door = FrontDoor.of(Behaviour.endAfterHello(Ending.CLOSE))) {
      Report report = verifier().verify(endpoint(door));

      assertThat(FrontDoors.rootCause(report)).isEqualTo("handshake.closed");
      assertThat(report.rootCause().orElseThrow().sentence())
          .contains("one with a PROXY protocol header and one with plain HTTP")
          .contains("a load balancer without a working backend");
    }
  }

  @Test
  void aSilentServerStillGetsItsExperimentsInTime() {
    try (FrontDoor door = FrontDoor.of(Behaviour.endAfterHello(Ending.STALL))) {
      long start = System.nanoTime();
      // Half of it is for the first handshake; four in a row, each with its share, have the rest.
      Report report = trusting(ROOT).timeout(Duration.ofSeconds(6)).build().verify(endpoint(door));

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
      assertThat(kinds(report))
          .contains(ClientKind.PROXY_HEADER, ClientKind.PLAIN_HTTP, ClientKind.TLS_1_2_ONLY)
          .hasSize(9);
    }
  }

  @Test
  void withoutExperimentsThereIsOneConnection() {
    try (FrontDoor door = FrontDoor.of(Behaviour.fatalAlert(40))) {
      Report report = trusting(ROOT).experiments(false).build().verify(endpoint(door));

      assertThat(FrontDoors.rootCause(report)).isEqualTo("handshake.alert");
      assertThat(door.connectionCount()).isEqualTo(1);
    }
  }

  @Test
  void aHealthyServerIsAskedOnceMoreAndForItsOtherKeyType() {
    try (FrontDoor door = FrontDoor.serving(EC)) {
      Report report = patient().verify(endpoint(door));

      assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
      assertThat(kinds(report))
          .containsExactly(ClientKind.MODERN, ClientKind.AGAIN, ClientKind.RSA_ONLY);
    }
  }

  @Test
  void ofSeveralHealthyNodesNoneIsAskedAgain() {
    Behaviour behaviour = Behaviour.tls(EC);
    try (FrontDoor door = FrontDoor.of(behaviour, behaviour)) {
      Report report = patient().verify(endpoint(door));

      assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
      assertThat(door.connectionCount()).isEqualTo(3);
    }
  }

  private static TlsVerifier patient() {
    return trusting(ROOT).timeout(Duration.ofSeconds(30)).build();
  }

  @ParameterizedTest
  @EnumSource
  void thoroughnessShowsWhatClientsWithALargeHelloMeet(Ending ending) {
    Predicate<ClientHello> large = hello -> hello.bytes().length > 1400;
    try (FrontDoor door =
        FrontDoor.of(Behaviour.when(large, Behaviour.endAfterHello(ending), Behaviour.tls(EC)))) {
      TlsVerifier quick = trusting(ROOT).timeout(Duration.ofSeconds(6)).build();
      Report thorough = quick.toBuilder().thorough(true).build().verify(endpoint(door));

      assertThat(FrontDoors.rootCause(thorough))
          .as(thorough::explain)
          .isEqualTo("handshake.large-hello-intolerant");
      assertThat(quick.verify(endpoint(door)).verdict()).isEqualTo(Verdict.HEALTHY);
    }
  }

  @Test
  void thoroughnessShowsWhatModernClientsDoNotSee() {
    Behaviour behaviour =
        Behaviour.tls(EC)
            .versions(TlsVersion.TLS_1_0, TlsVersion.TLS_1_3)
            .cipherSuites(0x1301, 0xc009, ECDHE_RSA_AES128_GCM);
    try (FrontDoor door = FrontDoor.of(behaviour, Behaviour.tls(EC).version(TlsVersion.TLS_1_3))) {
      Report report = trusting(ROOT).thorough(true).build().verify(endpoint(door));

      assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
      assertThat(report.findings())
          .extracting(f -> f.id().text())
          .contains("handshake.legacy-version-accepted");
    }
  }

  private static List<ClientKind> kinds(Report report) {
    return report.addresses().get(0).facts().handshakes().stream()
        .map(HandshakeFacts::client)
        .toList();
  }

  /** As OpenSSL without a certificate: no TLS 1.3, and yet TLS 1.2 is a step back. */
  private static Behaviour givingUpTls13() {
    Predicate<ClientHello> fallback = h -> h.cipherSuites().contains(FALLBACK_SCSV);
    Predicate<ClientHello> tls13Only =
        h -> h.offers(TlsVersion.TLS_1_3) && !h.offers(TlsVersion.TLS_1_2);
    return Behaviour.when(
        tls13Only,
        Behaviour.fatalAlert(70),
        Behaviour.when(fallback, Behaviour.fatalAlert(86), Behaviour.fatalAlert(40)));
  }

  private static Behaviour http() {
    return Behaviour.plainHttp(HttpAnswer.ok());
  }

  private static java.security.PrivateKey otherKey(KeyKind kind) {
    return ROOT.issue(r -> r.names("x.example.com").key(kind)).privateKey();
  }

  private static Arguments fault(String checkId, Behaviour behaviour) {
    return Arguments.of(checkId, behaviour);
  }

  private static TlsVerifier verifier() {
    return trusting(ROOT).timeout(Duration.ofSeconds(3)).build();
  }
}
