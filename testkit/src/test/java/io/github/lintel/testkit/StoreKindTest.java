package io.github.lintel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoreKindTest {
  private static final CertificateAuthority ROOT =
      CertificateAuthority.root("Test Root", Instant.parse("2026-11-22T12:00:00Z"));
  private static final char[] PASSWORD = "secret".toCharArray();

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void holdsTheKeyAndItsChain(StoreKind kind) throws Exception {
    Credential credential = ROOT.issue("shop.example.com");

    Path file = credential.writeKeyStore(folder.resolve("keys"), kind, "secret");

    KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD);
    assertThat(store.getType()).isEqualToIgnoringCase(kind.name());
    assertThat(store.getKey("key", PASSWORD)).isEqualTo(credential.privateKey());
    assertThat(store.getCertificateChain("key")).containsExactly(credential.certificate());
  }

  @ParameterizedTest
  @EnumSource
  void holdsTheRoot(StoreKind kind) throws Exception {
    Path file = ROOT.writeTrustStore(folder.resolve("roots"), kind, "secret");

    KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD);
    assertThat(store.getType()).isEqualToIgnoringCase(kind.name());
    assertThat(store.getCertificate("root")).isEqualTo(ROOT.certificate());
  }
}
