package io.github.lintel.internal.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.facts.BundleFacts.KeyMatch;
import io.github.lintel.facts.BundleFacts.KeyState;
import io.github.lintel.facts.BundleFacts.Problem;
import io.github.lintel.facts.MalformedCertificate;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.KeyKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BundleReaderTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final CertificateAuthority CA =
      CertificateAuthority.root("Root", NOW).intermediate("Issuing");

  @ParameterizedTest
  @EnumSource(
      value = KeyKind.class,
      names = {"RSA_2048", "EC_P256", "EC_P384", "EC_P521", "ED25519"})
  void readsEveryKindOfKey(KeyKind kind) {
    Credential credential = CA.issue(r -> r.names("a.example").key(kind));
    ReadBundle read = read(credential.chainPem(), credential.keyPem());
    assertThat(read.facts().key()).isEqualTo(KeyState.READ);
    assertThat(read.facts().keyMatch()).isEqualTo(KeyMatch.MATCHES);
    assertThat(read.facts().chain()).hasSize(2);
    assertThat(read.facts().problems()).isEmpty();
    assertThat(read.key()).isPresent();

    PrivateKey other = kind.key("another").getPrivate();
    assertThat(read(credential.chainPem(), credential.withKey(other).keyPem()).facts().keyMatch())
        .isEqualTo(KeyMatch.DIFFERS);
  }

  @Test
  void aKeyOfAnotherKindDiffers() {
    Credential rsa = CA.issue(r -> r.names("a.example").key(KeyKind.RSA_2048));
    Credential ec = CA.issue(r -> r.names("a.example").key(KeyKind.EC_P256));
    assertThat(read(rsa.chainPem(), ec.keyPem()).facts().keyMatch()).isEqualTo(KeyMatch.DIFFERS);
  }

  @Test
  void readsTheOlderFormsOfKeys() throws IOException {
    Credential rsa = CA.issue(r -> r.names("a.example").key(KeyKind.RSA_2048));
    Credential ec = CA.issue(r -> r.names("a.example").key(KeyKind.EC_P256));
    String parameters = block("EC PARAMETERS", new byte[] {6, 1, 1});
    for (String key :
        List.of(
            parameters + block("EC PRIVATE KEY", withCurve(ec.privateKey())),
            block("PRIVATE KEY", ec.privateKey().getEncoded()))) {
      assertThat(read(ec.chainPem(), key).facts().keyMatch()).isEqualTo(KeyMatch.MATCHES);
    }
    assertThat(
            read(rsa.chainPem(), block("RSA PRIVATE KEY", inner(rsa.privateKey())))
                .facts()
                .keyMatch())
        .isEqualTo(KeyMatch.MATCHES);
  }

  @Test
  void readsDer() {
    Credential credential = CA.issue("a.example");
    ReadBundle read =
        BundleReader.read(
            CertificateBundle.of("x", credential.leaf(), credential.privateKey().getEncoded()));
    assertThat(read.facts().keyMatch()).isEqualTo(KeyMatch.MATCHES);
  }

  @Test
  void tellsAnEncryptedAndAMissingKey() {
    Credential credential = CA.issue("a.example");
    ReadBundle encrypted =
        read(
            credential.chainPem(),
            block(
                "ENCRYPTED PRIVATE KEY",
                new byte[] {0x30, 9, 0x30, 4, 6, 2, 0x2a, 3, 4, 1, 0})); // of some scheme
    assertThat(encrypted.facts().key()).isEqualTo(KeyState.ENCRYPTED);
    assertThat(encrypted.facts().keyMatch()).isEqualTo(KeyMatch.NOT_TRIED);
    ReadBundle missing = read(credential.chainPem(), credential.chainPem());
    assertThat(missing.facts().key()).isEqualTo(KeyState.MISSING);
    assertThat(missing.facts().problems())
        .containsExactly(new Problem("x", 0, "no private key in it: it holds certificates"));
  }

  @Test
  void aBrokenBlockIsAProblemAndTheRestIsRead() {
    Credential credential = CA.issue("a.example");
    String broken = block("CERTIFICATE", new byte[] {0x30, 3, 1, 2});
    ReadBundle read = read(credential.chainPem() + broken, credential.keyPem());
    assertThat(read.facts().chain()).hasSize(3);
    assertThat(read.facts().chain().get(2)).isInstanceOf(MalformedCertificate.class);
    assertThat(read.facts().problems()).containsExactly(new Problem("x", 3, "cut off"));
    assertThat(read.facts().keyMatch()).isEqualTo(KeyMatch.MATCHES);
  }

  @Test
  void tellsWhatAFileIsThatHoldsNoCertificate() {
    Credential credential = CA.issue("a.example");
    assertThat(read("", credential.keyPem()).facts().problems())
        .containsExactly(new Problem("x", 0, "no certificate in it: it is empty"));
    assertThat(read(credential.keyPem(), credential.keyPem()).facts().problems())
        .containsExactly(new Problem("x", 0, "no certificate in it: it holds a private key"));
  }

  @Test
  void showsNothingOfTheKey() {
    Credential credential = CA.issue(r -> r.names("a.example").key(KeyKind.RSA_2048));
    String damaged = credential.keyPem().replaceFirst("\nMII", "\nMIJ");
    ReadBundle read = read(credential.chainPem(), damaged);
    assertThat(read.facts().key()).isEqualTo(KeyState.UNREADABLE);
    String secret = Base64.getEncoder().encodeToString(credential.privateKey().getEncoded());
    assertThat(read.facts() + " " + read).doesNotContain(secret.substring(40, 60));
  }

  @Property(tries = 200)
  void nothingThrows(@ForAll byte[] chain, @ForAll byte[] key) {
    ReadBundle read = BundleReader.read(CertificateBundle.of("x", chain, key));
    assertThat(read.facts().problems()).isNotEmpty();
    read(block("CERTIFICATE", chain), block("PRIVATE KEY", key));
    read(block("CERTIFICATE", chain), block("EC PRIVATE KEY", key));
  }

  private static ReadBundle read(String chain, String key) {
    return BundleReader.read(
        CertificateBundle.of(
            "x",
            chain.getBytes(StandardCharsets.US_ASCII),
            key.getBytes(StandardCharsets.US_ASCII)));
  }

  private static byte[] inner(PrivateKey key) throws IOException {
    return PrivateKeyInfo.getInstance(key.getEncoded())
        .parsePrivateKey()
        .toASN1Primitive()
        .getEncoded();
  }

  /** PKCS#8 names the curve outside, SEC 1 inside. */
  private static byte[] withCurve(PrivateKey key) throws IOException {
    PrivateKeyInfo info = PrivateKeyInfo.getInstance(key.getEncoded());
    var ec = org.bouncycastle.asn1.sec.ECPrivateKey.getInstance(info.parsePrivateKey());
    return new org.bouncycastle.asn1.sec.ECPrivateKey(
            256, ec.getKey(), info.getPrivateKeyAlgorithm().getParameters())
        .getEncoded();
  }

  private static String block(String label, byte[] content) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder().encodeToString(content)
        + "\n-----END "
        + label
        + "-----\n";
  }
}
