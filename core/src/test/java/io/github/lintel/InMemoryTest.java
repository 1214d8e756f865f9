package io.github.lintel;

import static io.github.lintel.FrontDoors.NAME;
import static io.github.lintel.FrontDoors.NOW;
import static io.github.lintel.FrontDoors.rootCause;
import static io.github.lintel.FrontDoors.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.KeyKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A bundle is judged before it is deployed, by the same checks, without a socket. */
class InMemoryTest {
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);
  private static final CertificateAuthority CA = ROOT.intermediate("Test CA 1");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"RSA_2048", "EC_P256", "EC_P384"})
  void aGoodBundleIsHealthy(KeyKind kind) throws Exception {
    Report report = verify(CA.issue(r -> r.names(NAME).key(kind)), NAME);

    assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
    assertThat(report.addresses()).hasSize(1);
    assertThat(report.addresses().get(0).facts().handshakes()).allMatch(h -> h.completed());
  }

  @Test
  void theWrongKeyIsNamed() throws Exception {
    Credential good = CA.issue(NAME);
    assertThat(rootCause(verify(good.withKey(CA.issue(r -> r.freshKey()).privateKey()), NAME)))
        .isEqualTo("bundle.key-mismatch");
  }

  @Test
  void aLeafAloneIsNamed() throws Exception {
    Credential good = CA.issue(NAME);
    assertThat(rootCause(verify(good.withChain(List.of(good.leaf())), NAME)))
        .isEqualTo("chain.missing-intermediate");
  }

  @Test
  void aNameThatIsNotCoveredIsNamed() throws Exception {
    Report report = verify(CA.issue(NAME), NAME, "api.example.com");

    assertThat(rootCause(report)).isEqualTo("certificate.name-mismatch");
    assertThat(report.explain()).contains("api.example.com");
  }

  @Test
  void expiredIsNamed() throws Exception {
    Credential expired =
        CA.issue(r -> r.names(NAME).validity(Duration.ofDays(90), Duration.ofDays(-1)));
    assertThat(rootCause(verify(expired, NAME))).isEqualTo("certificate.expired");
  }

  @Test
  void garbageIsAFinding() throws Exception {
    Path chain = Files.writeString(folder.resolve("chain.pem"), "not a certificate\n");
    Path key = Files.writeString(folder.resolve("key.pem"), CA.issue(NAME).keyPem());

    Report report = verifier().verify(Endpoint.inMemory(CertificateBundle.pem(chain, key), NAME));

    assertThat(rootCause(report)).isEqualTo("bundle.unreadable");
  }

  @Test
  @Timeout(60)
  void aFileOfBrokenBlocksIsShortToRead() throws Exception {
    String begin = "-----BEGIN CERTIFICATE-----\n";
    Path chain = Files.writeString(folder.resolve("chain.pem"), begin.repeat(50_000));
    Path key = Files.writeString(folder.resolve("key.pem"), CA.issue(NAME).keyPem());

    Report report = verifier().verify(Endpoint.inMemory(CertificateBundle.pem(chain, key), NAME));

    assertThat(rootCause(report)).isEqualTo("bundle.unreadable");
    assertThat(report.findings()).hasSizeLessThan(200);
    assertThat(report.explain().lines()).hasSizeLessThan(60);
  }

  @Test
  @Timeout(60)
  void aFileOfThousandsOfCertificatesIsTooLong() throws Exception {
    Credential good = CA.issue(NAME);
    List<byte[]> many = Collections.nCopies(3_000, good.leaf());

    Report report = verify(good.withChain(many), NAME);

    assertThat(report.findings())
        .extracting(finding -> finding.id().text())
        .contains("chain.too-long", "certificate.very-large");
    assertThat(report.explain()).doesNotContain("broke the protocol");
  }

  @Test
  void noKeyMaterialIsShown() throws Exception {
    Credential good = CA.issue(r -> r.names(NAME).freshKey());
    Path chain = Files.writeString(folder.resolve("chain.pem"), good.chainPem());
    Path key = Files.writeString(folder.resolve("key.pem"), good.keyPem());
    CertificateBundle bundle = CertificateBundle.pem(chain, key);
    String secret = good.keyPem().lines().skip(1).findFirst().orElseThrow().substring(20, 50);

    Report report = verifier().verify(Endpoint.inMemory(bundle, NAME));

    assertThat(bundle + report.explain() + report.facts() + report).doesNotContain(secret);
  }

  private Report verify(Credential credential, String... names) throws Exception {
    Path chain = Files.writeString(folder.resolve("chain.pem"), credential.chainPem());
    Path key = Files.writeString(folder.resolve("key.pem"), credential.keyPem());
    return verifier().verify(Endpoint.inMemory(CertificateBundle.pem(chain, key), names));
  }

  private static TlsVerifier verifier() {
    return trusting(ROOT).build();
  }
}
