package io.github.lintel;

import static io.github.lintel.FrontDoors.NAME;
import static io.github.lintel.FrontDoors.NOW;
import static io.github.lintel.FrontDoors.endpoint;
import static io.github.lintel.FrontDoors.rootCause;
import static io.github.lintel.FrontDoors.trusting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lintel.check.Finding;
import io.github.lintel.endpoint.CertificateChain;
import io.github.lintel.endpoint.ExpectedKey;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Expectation;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.FrontDoor;
import io.github.lintel.testkit.KeyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be expected of every node beside one certificate. */
class ExpectationTest {
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);
  private static final Credential OLD =
      ROOT.issue(
          r ->
              r.names(NAME)
                  .key(KeyKind.EC_P256.key("old"))
                  .validity(Duration.ofDays(40), Duration.ofDays(50)));
  private static final Credential RENEWED =
      ROOT.issue(r -> r.names(NAME).key(KeyKind.EC_P256.key("renewed")));
  private static final Credential OLD_RSA =
      ROOT.issue(
          r ->
              r.names(NAME)
                  .key(KeyKind.RSA_2048.key("old"))
                  .validity(Duration.ofDays(40), Duration.ofDays(50)));
  private static final Expectation RECENT = Expectation.issuedAfter(NOW.minus(Duration.ofDays(20)));
  private static final Expectation ITS_KEY =
      Expectation.publicKey(RENEWED.certificate().getPublicKey());

  @TempDir Path folder;

  @Test
  void aKeyIsServedOrNot() {
    assertThat(verdict(ITS_KEY, RENEWED)).isEqualTo(Verdict.HEALTHY);
    Report report = verify(ITS_KEY, OLD);
    assertThat(rootCause(report)).isEqualTo("deployment.not-expected-certificate");
    assertThat(report.rootCause().orElseThrow().sentence())
        .contains("Expected is a certificate for the EC secp256r1 key with SHA-256 ");
    assertThat(report.rootCause().orElseThrow().remedy())
        .startsWith("Put the expected certificate and its key where the TLS configuration of");
  }

  @Test
  void aMomentHoldsForEveryKeyType() {
    assertThat(verdict(RECENT, RENEWED)).isEqualTo(Verdict.HEALTHY);
    Finding cause = verify(RECENT, OLD).rootCause().orElseThrow();
    assertThat(cause.id().text()).isEqualTo("deployment.not-expected-certificate");
    assertThat(cause.sentence())
        .contains("still serves")
        .contains("Expected is a certificate issued after 2026-11-02 12:00:00 UTC");
    assertThat(rootCause(verify(RECENT, RENEWED, OLD_RSA)))
        .isEqualTo("deployment.key-types-differ");
  }

  @Test
  void oneNodeOfTwoIsNamedBesideTheOneThatIsRight() {
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(RENEWED), Behaviour.tls(OLD))) {
      for (Expectation expectation : List.of(ITS_KEY, RECENT)) {
        Report report = trusting(ROOT).build().verify(endpoint(door).expecting(expectation));
        Finding cause = report.rootCause().orElseThrow();
        assertThat(cause.id().text()).as(report::explain).isEqualTo("deployment.nodes-differ");
        assertThat(cause.sentence()).contains("127.0.0.2 still serves", "127.0.0.1 serves");
      }
    }
  }

  @Test
  void keyAndMomentTogetherWantBoth() {
    Credential oldWithTheKey =
        ROOT.issue(
            r ->
                r.names(NAME)
                    .key(KeyKind.EC_P256.key("renewed"))
                    .validity(Duration.ofDays(40), Duration.ofDays(50)));
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(oldWithTheKey))) {
      Report report = trusting(ROOT).build().verify(endpoint(door).expecting(ITS_KEY, RECENT));

      assertThat(rootCause(report)).isEqualTo("deployment.not-expected-certificate");
      assertThat(report.rootCause().orElseThrow().sentence())
          .contains("key with SHA-256", "issued after");
    }
  }

  @Test
  void aNodeIsAskedAgainThoughTheFirstAnswerIsRight() {
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(RENEWED), Behaviour.tls(RENEWED))) {
      Report report =
          trusting(ROOT)
              .build()
              .verify(endpoint(door).expecting(CertificateChain.of(RENEWED.certificate())));

      assertThat(report.addresses())
          .allSatisfy(
              node ->
                  assertThat(node.facts().handshakes())
                      .filteredOn(h -> h.client() == ClientKind.AGAIN)
                      .hasSize(4));
    }
  }

  @Test
  void aKeyIsReadFromWhateverHoldsIt() throws IOException {
    PublicKey key = RENEWED.certificate().getPublicKey();
    Path pem = Files.writeString(folder.resolve("key.pem"), pem("PUBLIC KEY", key.getEncoded()));
    Path der = Files.write(folder.resolve("key.der"), key.getEncoded());
    Path chain = Files.writeString(folder.resolve("chain.pem"), RENEWED.chainPem());
    Path both =
        Files.writeString(folder.resolve("both.pem"), RENEWED.keyPem() + RENEWED.chainPem());

    for (Path file : List.of(pem, der, chain, both)) {
      assertThat(ExpectedKey.in(file)).as("%s", file).isEqualTo(ITS_KEY);
    }
  }

  @Test
  void aFileWithoutOneIsRefusedInOneLine() throws IOException {
    refused("", "it is empty");
    refused(RENEWED.keyPem(), "it holds a private key; give its public half");
    refused(pem("PUBLIC KEY", new byte[] {0x30, 1}), "block 1 (line 1): not a public key");
    refused(pem("CERTIFICATE REQUEST", new byte[] {0x30, 0}), "block 1 (line 1): the request");
    refused("-----BEGIN PUBLIC KEY-----\n!\n-----END PUBLIC KEY-----\n", "not Base64");
  }

  private void refused(String content, String reason) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.pem"), content);
    assertThatThrownBy(() -> ExpectedKey.in(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(reason)
        .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, Base64.getMimeEncoder().encodeToString(der), label);
  }

  private static Verdict verdict(Expectation expectation, Credential... credentials) {
    return verify(expectation, credentials).verdict();
  }

  private static Report verify(Expectation expectation, Credential... credentials) {
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(credentials))) {
      return trusting(ROOT).build().verify(endpoint(door).expecting(expectation));
    }
  }
}
