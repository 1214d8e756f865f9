package io.github.lintel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureKindTest {
  @ParameterizedTest
  @CsvSource({
    "MD5_WITH_RSA, MD5withRSA",
    "SHA1_WITH_RSA, SHA1withRSA",
    "SHA256_WITH_RSA, SHA256withRSA",
    "SHA384_WITH_RSA, SHA384withRSA",
    "SHA512_WITH_RSA, SHA512withRSA",
    "SHA256_WITH_RSA_PSS, SHA256withRSAandMGF1",
    "SHA384_WITH_RSA_PSS, SHA384withRSAandMGF1",
    "SHA512_WITH_RSA_PSS, SHA512withRSAandMGF1",
    "SHA1_WITH_ECDSA, SHA1withECDSA",
    "SHA256_WITH_ECDSA, SHA256withECDSA",
    "SHA384_WITH_ECDSA, SHA384withECDSA",
    "SHA512_WITH_ECDSA, SHA512withECDSA",
    "ED25519, Ed25519"
  })
  void identifiersAreThoseOfBouncyCastle(SignatureKind kind, String name) {
    assertThat(Der.encode(kind.identifier()))
        .isEqualTo(Der.encode(new DefaultSignatureAlgorithmIdentifierFinder().find(name)));
  }
}
