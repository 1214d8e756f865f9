package io.github.lintel.internal.revocation;

import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.Certificate;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerTag;
import java.util.Map;

/** By what OCSP knows a certificate (RFC 6960 section 4.1.1). */
final class CertificateId {
  static final String SHA1 = "1.3.14.3.2.26";
  private static final Map<String, String> HASHES =
      Map.of(
          SHA1,
          "SHA-1",
          "2.16.840.1.101.3.4.2.1",
          "SHA-256",
          "2.16.840.1.101.3.4.2.2",
          "SHA-384",
          "2.16.840.1.101.3.4.2.3",
          "SHA-512");

  private CertificateId() {}

  /** Returns whether an answer is about a certificate of that issuer. */
  static boolean matches(OcspResponse.Answer answer, Certificate certificate, Certificate issuer) {
    String hash = HASHES.get(answer.hash());
    return hash != null
        && answer.serial().equals(certificate.serialNumber())
        && answer
            .issuerName()
            .equals(Bytes.of(Digests.of(hash, certificate.issuer().encoded().toByteArray())))
        && answer.issuerKey().equals(Bytes.of(Digests.of(hash, keyBits(issuer))));
  }

  /** Returns the SHA-1 of the key of a certificate, without tag, length and unused bits. */
  static Bytes keyHash(Certificate certificate) {
    return Bytes.of(Digests.of("SHA-1", keyBits(certificate)));
  }

  static byte[] keyBits(Certificate certificate) {
    try {
      DerReader in = DerReader.single(certificate.publicKey().encoded().toByteArray()).reader();
      in.next(DerTag.SEQUENCE, "the algorithm");
      return in.next(DerTag.BIT_STRING, "the key").asOctetsOfBits();
    } catch (DerException e) {
      return new byte[0]; // of no responder
    }
  }
}
