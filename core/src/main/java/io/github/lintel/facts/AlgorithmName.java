package io.github.lintel.facts;

import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerTag;
import io.github.lintel.internal.der.DerValue;
import java.util.Map;
import java.util.Optional;

/** How people call a signature algorithm. */
final class AlgorithmName {
  private static final String PKCS1 = "1.2.840.113549.1.1.";
  private static final String PSS = "1.2.840.113549.1.1.10";
  private static final Map<String, String> SIGNATURES =
      Map.ofEntries(
          Map.entry("1.2.840.113549.1.1.2", "MD2withRSA"),
          Map.entry("1.2.840.113549.1.1.3", "MD4withRSA"),
          Map.entry("1.2.840.113549.1.1.4", "MD5withRSA"),
          Map.entry("1.2.840.113549.1.1.5", "SHA1withRSA"),
          Map.entry("1.3.14.3.2.29", "SHA1withRSA"),
          Map.entry("1.2.840.113549.1.1.14", "SHA224withRSA"),
          Map.entry("1.2.840.113549.1.1.11", "SHA256withRSA"),
          Map.entry("1.2.840.113549.1.1.12", "SHA384withRSA"),
          Map.entry("1.2.840.113549.1.1.13", "SHA512withRSA"),
          Map.entry("1.2.840.10045.4.1", "SHA1withECDSA"),
          Map.entry("1.2.840.10045.4.3.1", "SHA224withECDSA"),
          Map.entry("1.2.840.10045.4.3.2", "SHA256withECDSA"),
          Map.entry("1.2.840.10045.4.3.3", "SHA384withECDSA"),
          Map.entry("1.2.840.10045.4.3.4", "SHA512withECDSA"),
          Map.entry("1.2.840.10040.4.3", "SHA1withDSA"),
          Map.entry("2.16.840.1.101.3.4.3.1", "SHA224withDSA"),
          Map.entry("2.16.840.1.101.3.4.3.2", "SHA256withDSA"),
          Map.entry("1.3.101.112", "Ed25519"),
          Map.entry("1.3.101.113", "Ed448"));
  private static final Map<String, String> HASHES =
      Map.of(
          "1.2.840.113549.2.5", "MD5",
          "1.3.14.3.2.26", "SHA1",
          "2.16.840.1.101.3.4.2.4", "SHA224",
          "2.16.840.1.101.3.4.2.1", "SHA256",
          "2.16.840.1.101.3.4.2.2", "SHA384",
          "2.16.840.1.101.3.4.2.3", "SHA512");

  private AlgorithmName() {}

  /** Returns the name of an AlgorithmIdentifier, or its object identifier. */
  static String of(DerValue identifier) throws DerException {
    DerReader in = identifier.reader();
    String oid = in.next(DerTag.OID, "the identifier of the signature algorithm").asOid();
    return oid.equals(PSS) ? pssHash(in) + "withRSASSA-PSS" : SIGNATURES.getOrDefault(oid, oid);
  }

  /** RFC 4055 section 5: the parameters of these are NULL; that they are absent is tolerated. */
  static boolean lacksNull(DerValue identifier) throws DerException {
    DerReader in = identifier.reader();
    String oid = in.next(DerTag.OID, "the identifier of the signature algorithm").asOid();
    return oid.startsWith(PKCS1) && !oid.equals(PSS) && in.isEmpty();
  }

  /** RFC 4055 section 3.1; the hash is SHA-1 unless told otherwise. */
  private static String pssHash(DerReader in) throws DerException {
    Optional<DerValue> parameters = in.nextIf(DerTag.SEQUENCE);
    if (parameters.isEmpty()) {
      return "SHA1";
    }
    Optional<DerValue> hash = parameters.get().reader().nextIf(DerTag.contextConstructed(0));
    if (hash.isEmpty()) {
      return "SHA1";
    }
    DerReader algorithm =
        hash.get().reader().next(DerTag.SEQUENCE, "the hash of the signature").reader();
    String oid = algorithm.next(DerTag.OID, "the hash of the signature").asOid();
    return HASHES.getOrDefault(oid, oid);
  }
}
