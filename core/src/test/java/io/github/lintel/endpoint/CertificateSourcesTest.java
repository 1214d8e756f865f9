package io.github.lintel.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.TrustAnchor;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateSourcesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Root", NOW);
  private static final Credential LEAF = ROOT.intermediate("Issuing").issue("a.example");

  @TempDir Path folder;

  @Test
  void readsAChainAndSkipsKeys() throws IOException {
    Path file = write("renewed.pem", LEAF.keyPem() + LEAF.chainPem());
    CertificateChain chain = CertificateChain.pem(file);
    assertThat(chain.source()).isEqualTo(file.toString());
    assertThat(chain.certificates()).hasSize(2);
    assertThat(chain.leaf()).isEqualTo(Certificate.parse(LEAF.leaf()));
    assertThat(CertificateChain.pemText(LEAF.chainPem()).certificates())
        .isEqualTo(chain.certificates());
    assertThat(CertificateChain.of(LEAF.certificate()).leaf()).isEqualTo(chain.leaf());
  }

  @Test
  void readsOneCertificateInDer() throws IOException {
    Path file = Files.write(folder.resolve("leaf.der"), LEAF.leaf());
    assertThat(CertificateChain.pem(file).certificates()).hasSize(1);
  }

  @Test
  void namesFileBlockAndReason() throws IOException {
    Path broken =
        write("x.pem", ROOT.pem() + "-----BEGIN CERTIFICATE-----\nMAMB\n-----END CERTIFICATE-----");
    assertThatThrownBy(() -> TrustAnchors.pem(broken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(broken + ": block 2 (line ")
        .hasMessageEndingWith("not a certificate: cut off")
        .hasMessageNotContaining("\n");
    Path key = write("key.pem", LEAF.keyPem());
    assertThatThrownBy(() -> CertificateChain.pem(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(key + ": no certificate in it: it holds a private key");
    Path empty = write("empty.pem", "");
    assertThatThrownBy(() -> TrustAnchors.pem(empty))
        .hasMessage(empty + ": no certificate in it: it is empty");
  }

  @Test
  void namesAFileThatCannotBeRead() {
    Path missing = folder.resolve("missing.pem");
    for (org.assertj.core.api.ThrowableAssert.ThrowingCallable read :
        List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
            () -> CertificateChain.pem(missing),
            () -> TrustAnchors.pem(missing),
            () -> CertificateBundle.pem(missing),
            () -> CertificateBundle.pem(missing, missing))) {
      assertThatThrownBy(read)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage("cannot read " + missing + ": no such file");
    }
    assertThatThrownBy(() -> CertificateBundle.pem(folder))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("cannot read " + folder + ": it is a directory");
  }

  @Test
  void refusesAFileThatIsTooLarge() throws IOException {
    Path large = Files.write(folder.resolve("large"), new byte[(10 << 20) + 1]);
    assertThatThrownBy(() -> CertificateBundle.pem(large))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageEndingWith("it is larger than 10 MiB");
  }

  @Test
  void aBundleIsReadAndNotParsed() throws IOException {
    Path garbage = write("garbage.pem", "garbage");
    assertThat(CertificateBundle.pem(garbage).chainBytes()).hasSize(7);
    CertificateBundle given = CertificateBundle.of(List.of(LEAF.certificate()), LEAF.privateKey());
    assertThat(new String(given.keyBytes(), java.nio.charset.StandardCharsets.US_ASCII))
        .startsWith("-----BEGIN PRIVATE KEY-----");
    assertThat(given.toString()).doesNotContain("BEGIN");
  }

  @Test
  void theJdkHasPublicRoots() {
    List<TrustAnchor> anchors = TrustAnchors.jdk().anchors();
    assertThat(anchors).isNotEmpty().allMatch(TrustAnchor::publiclyTrusted);
    assertThat(TrustAnchors.jdk().and(TrustAnchors.jdk()).anchors()).hasSameSizeAs(anchors);
  }

  @Test
  void anchorsArePrivateUnlessMarked() {
    TrustAnchors given = TrustAnchors.pemText(ROOT.pem());
    assertThat(given.anchors()).singleElement().matches(anchor -> !anchor.publiclyTrusted());
    assertThat(given.asPublic().anchors()).singleElement().matches(TrustAnchor::publiclyTrusted);
    assertThat(given.and(TrustAnchors.of(ROOT.certificate()).asPublic()).anchors())
        .singleElement()
        .matches(TrustAnchor::publiclyTrusted);
    assertThat(TrustAnchors.of().isEmpty()).isTrue();
    assertThat(given).hasToString("TrustAnchors[PEM text: 1]");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
