package io.github.lintel.internal.x509;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicKeysTest {
  private static final BigInteger ODD = BigInteger.ONE.shiftLeft(2047).setBit(0);

  @ParameterizedTest
  @CsvSource({"1, false", "2, false", "3, true", "4, false", "65537, true", "-3, false"})
  void exponents(BigInteger exponent, boolean sound) {
    assertThat(PublicKeys.read(rsa(ODD, exponent)).isPresent()).isEqualTo(sound);
  }

  @ParameterizedTest
  @CsvSource({"0, true", "1, false", "-1, false"})
  void moduli(BigInteger offset, boolean sound) {
    BigInteger modulus = offset.signum() < 0 ? ODD.negate() : ODD.add(offset);
    assertThat(PublicKeys.read(rsa(modulus, BigInteger.valueOf(65537))).isPresent())
        .isEqualTo(sound);
  }

  private static byte[] rsa(BigInteger modulus, BigInteger exponent) {
    AlgorithmIdentifier algorithm =
        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
    try {
      return new SubjectPublicKeyInfo(algorithm, new RSAPublicKey(modulus, exponent)).getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
