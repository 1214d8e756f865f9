package io.github.lintel;

import static io.github.lintel.FrontDoors.NAME;
import static io.github.lintel.FrontDoors.NOW;
import static io.github.lintel.FrontDoors.endpoint;
import static io.github.lintel.FrontDoors.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.check.CheckId;
import io.github.lintel.testkit.AlternativeName;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.CertificateExtension;
import io.github.lintel.testkit.CertificateRecipe;
import io.github.lintel.testkit.ClientAuthentication;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.Ending;
import io.github.lintel.testkit.FrontDoor;
import io.github.lintel.testkit.HttpAnswer;
import io.github.lintel.testkit.KeyKind;
import io.github.lintel.testkit.SignatureKind;
import io.github.lintel.testkit.TlsVersion;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Real connections to front doors with one fault each: the report names it as the root cause. */
class FaultsTest {
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);
  private static final CertificateAuthority CA = ROOT.intermediate("Test CA 1");
  private static final CertificateAuthority OTHER_ROOT =
      CertificateAuthority.root("Other Root", NOW);
  private static final Credential GOOD = CA.issue(NAME);

  static Stream<Arguments> faults() throws Exception {
    CertificateAuthority oldCa =
        ROOT.intermediate(
            r -> r.subject("Old CA").validity(Duration.ofDays(100), Duration.ofDays(-1)));
    return Stream.of(
        fault("connection.refused", Behaviour.refuse()),
        fault("connection.reset", Behaviour.endOnAccept(Ending.RESET)),
        fault("handshake.closed", Behaviour.endAfterHello(Ending.CLOSE)),
        fault("handshake.closed", Behaviour.endOnAccept(Ending.CLOSE)),
        fault("handshake.reset", Behaviour.tls(GOOD).cutAfter(200, Ending.RESET)),
        fault("handshake.timed-out", Behaviour.endAfterHello(Ending.STALL)),
        fault("handshake.stalled", Behaviour.tls(GOOD).cutAfter(50, Ending.STALL)),
        fault("handshake.truncated", Behaviour.tls(GOOD).cutAfter(50, Ending.CLOSE)),
        fault("handshake.plaintext", Behaviour.plainHttp(HttpAnswer.of(400, "Bad Request"))),
        fault("handshake.plaintext", Behaviour.banner("SSH-2.0-OpenSSH_9.2\r\n")),
        fault("handshake.plaintext", Behaviour.banner("220 mail.example.com ESMTP\r\n")),
        fault("handshake.not-tls", Behaviour.randomBytes(80, 42)),
        fault("handshake.alert", Behaviour.fatalAlert(49)),
        fault("handshake.internal-error", Behaviour.fatalAlert(80)),
        fault("handshake.unrecognized-name", Behaviour.fatalAlert(112)),
        fault(
            "handshake.no-shared-version",
            Behaviour.tls(GOOD).versions(TlsVersion.TLS_1_0, TlsVersion.TLS_1_1)),
        fault(
            "handshake.no-shared-cipher",
            Behaviour.tls(CA.issue(r -> r.names(NAME).key(KeyKind.RSA_2048)))
                .versions(TlsVersion.TLS_1_2, TlsVersion.TLS_1_2)
                .cipherSuites(0x002f)), // TLS_RSA_WITH_AES_128_CBC_SHA
        fault(
            "handshake.client-certificate-required",
            Behaviour.tls(GOOD).clients(ClientAuthentication.required(ROOT))),
        fault(
            "handshake.client-certificate-required",
            Behaviour.tls(GOOD)
                .versions(TlsVersion.TLS_1_2, TlsVersion.TLS_1_2)
                .clients(ClientAuthentication.required(ROOT))),
        fault(
            "handshake.key-mismatch",
            Behaviour.tls(GOOD.withKey(OTHER_ROOT.issue("x").privateKey()))),
        fault(
            "certificate.expired", tls(r -> r.validity(Duration.ofDays(90), Duration.ofDays(-2)))),
        fault(
            "certificate.expires-soon",
            tls(r -> r.validity(Duration.ofDays(85), Duration.ofDays(5)))),
        fault(
            "certificate.not-yet-valid",
            tls(r -> r.validity(Duration.ofDays(-2), Duration.ofDays(90)))),
        fault("certificate.name-mismatch", Behaviour.tls(CA.issue("other.example.com"))),
        fault("chain.missing-intermediate", Behaviour.tls(GOOD.withChain(List.of(GOOD.leaf())))),
        fault(
            "chain.self-signed",
            Behaviour.tls(CertificateAuthority.selfSigned(NOW, r -> r.names(NAME)))),
        fault(
            "chain.untrusted-root",
            Behaviour.tls(
                OTHER_ROOT
                    .issue(NAME)
                    .withChain(List.of(OTHER_ROOT.issue(NAME).leaf(), OTHER_ROOT.der())))),
        fault("chain.intermediate-expired", Behaviour.tls(oldCa.issue(NAME))),
        fault("chain.bad-signature", tls(r -> r.corruptSignature())),
        fault(
            "certificate.no-subject-alternative-name",
            tls(r -> r.without(CertificateExtension.SUBJECT_ALTERNATIVE_NAME))),
        fault(
            "certificate.not-for-servers",
            tls(r -> r.extension(CertificateExtension.extendedKeyUsage("1.3.6.1.5.5.7.3.2")))),
        fault(
            "chain.wrong-intermediate",
            Behaviour.tls(
                GOOD.withChain(List.of(GOOD.leaf(), ROOT.intermediate("Test CA 2").der())))),
        fault(
            "chain.name-constraint-violated",
            Behaviour.tls(
                ROOT.intermediate(
                        r ->
                            r.subject("Constrained CA")
                                .extension(
                                    CertificateExtension.nameConstraints(
                                        List.of(AlternativeName.dns("example.org")), List.of())))
                    .issue(NAME))),
        fault(
            "chain.path-length-exceeded",
            Behaviour.tls(
                ROOT.intermediate(
                        r -> r.subject("Short CA").extension(CertificateExtension.authority(0)))
                    .intermediate("Test CA 3")
                    .issue(NAME))),
        fault(
            "connection.intermittent",
            Behaviour.alternating(Behaviour.endAfterHello(Ending.CLOSE), Behaviour.tls(GOOD))),
        fault("certificate.weak-key", tls(r -> r.key(KeyKind.RSA_1024))),
        fault(
            "certificate.weak-signature",
            Behaviour.tls(
                ROOT.intermediate(r -> r.subject("RSA CA").key(KeyKind.RSA_2048))
                    .issue(r -> r.names(NAME).signature(SignatureKind.SHA1_WITH_RSA)))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("faults")
  void isTheRootCause(String checkId, Behaviour behaviour) {
    try (FrontDoor door = FrontDoor.of(behaviour)) {
      Report report = verifier().verify(endpoint(door));

      assertThat(report.rootCause().map(f -> f.id()))
          .as(report::explain)
          .contains(CheckId.of(checkId));
      assertThat(report.rootCause().orElseThrow().remedy()).isNotEmpty();
    }
  }

  @Test
  void aGoodDoorIsHealthy() {
    try (FrontDoor door = FrontDoor.serving(GOOD)) {
      Report report = verifier().verify(endpoint(door));

      assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
      assertThat(report.findings()).isEmpty();
      assertThat(report.rootCause()).isEmpty();
      assertThat(report.orThrow()).isSameAs(report);
    }
  }

  private static Behaviour tls(Consumer<CertificateRecipe> change) {
    return Behaviour.tls(CA.issue(r -> change.accept(r.names(NAME))));
  }

  private static Arguments fault(String checkId, Behaviour behaviour) {
    return Arguments.of(checkId, behaviour);
  }

  private static TlsVerifier verifier() {
    return trusting(ROOT).timeout(Duration.ofSeconds(3)).build();
  }
}
