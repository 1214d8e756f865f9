package io.github.lintel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys take long to make, so they are made once. */
class KeyKindTest {
  @Test
  void aLabelHasOneKeyHoweverManyAskAtOnce() {
    List<KeyPair> pairs =
        IntStream.range(0, 16).parallel().mapToObj(i -> KeyKind.EC_P256.key("at once")).toList();

    assertThat(pairs).hasSize(16).allMatch(pair -> pair == pairs.get(0));
    assertThat(KeyKind.EC_P256.key("another").getPublic()).isNotEqualTo(pairs.get(0).getPublic());
    assertThat(KeyKind.EC_P384.key("at once").getPublic()).isNotEqualTo(pairs.get(0).getPublic());
  }

  @ParameterizedTest
  @EnumSource
  void noFlawHasAnRsaKeyOfItsOwn(Flaw flaw) {
    List<PublicKey> common = Stream.of(RsaKey.values()).map(key -> key.pair().getPublic()).toList();

    try (FrontDoor door = flaw.start()) {
      assertThat(door.nodes())
          .flatExtracting(Node::credentials)
          .flatExtracting(Credential::chain)
          .map(KeyKindTest::key)
          .allMatch(
              key -> key.filter(RSAKey.class::isInstance).stream().allMatch(common::contains));
    }
  }

  private static Optional<PublicKey> key(byte[] der) {
    try {
      return Optional.of(
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der))
              .getPublicKey());
    } catch (CertificateException malformed) {
      return Optional.empty();
    }
  }
}
