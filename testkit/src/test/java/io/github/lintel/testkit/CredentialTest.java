package io.github.lintel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialTest {
  private static final CertificateAuthority ROOT =
      CertificateAuthority.root("Lintel Test Root", Instant.parse("2026-11-22T12:00:00Z"));
  private static final Credential CREDENTIAL =
      ROOT.intermediate("Lintel Test CA 1").issue("shop.example.com");

  @Test
  void filesAreWhatServersRead(@TempDir Path folder) throws Exception {
    CredentialFiles files = CREDENTIAL.writeTo(folder);

    assertThat(
            CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(files.chain()))))
        .hasSize(2)
        .first()
        .isEqualTo(CREDENTIAL.certificate());
    String base64 = Files.readString(files.key()).replaceAll("-----[A-Z ]+-----", "");
    byte[] pkcs8 = Base64.getMimeDecoder().decode(base64);
    assertThat(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)))
        .isEqualTo(CREDENTIAL.privateKey());
    assertThat(ROOT.pem()).startsWith("-----BEGIN CERTIFICATE-----\n").endsWith("-----\n");
    assertThat(ROOT.pem().lines()).allMatch(line -> line.length() <= 64);
  }

  @Test
  void theStoreHoldsChainAndKey() throws Exception {
    char[] password = "not secret".toCharArray();
    KeyStore store = CREDENTIAL.keyStore(password);

    assertThat(store.getCertificateChain("key")).hasSize(2);
    assertThat(store.getKey("key", password)).isEqualTo(CREDENTIAL.privateKey());
  }

  @Test
  void nobodyCanChangeTheBytes() {
    CREDENTIAL.leaf()[0] = 0;
    CREDENTIAL.chain().get(0)[0] = 0;
    ROOT.der()[0] = 0;

    assertThat(CREDENTIAL.leaf()[0]).isEqualTo((byte) 0x30);
    assertThat(ROOT.der()[0]).isEqualTo((byte) 0x30);
  }

  @Test
  void theChainMayBeAnything() {
    byte[] garbage = "garbage".getBytes(StandardCharsets.US_ASCII);

    assertThat(CREDENTIAL.withChain(List.of(garbage)).leaf()).isEqualTo(garbage);
    assertThatThrownBy(() -> CREDENTIAL.withChain(List.of(garbage)).certificate())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> CREDENTIAL.withChain(List.of()).leaf())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void noTextHoldsTheKey() {
    assertThat(CREDENTIAL.toString()).isEqualTo("Credential[2 certificates, EC]");
    assertThat(Behaviour.tls(CREDENTIAL)).hasToString("TLS [Credential[2 certificates, EC]]");
  }
}
