package io.github.lintel.facts;

import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerTag;
import io.github.lintel.internal.der.DerValue;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Reads what a SubjectPublicKeyInfo says about its key; the key itself is not checked. */
final class KeyDecoder {
  private static final String RSA = "1.2.840.113549.1.1.1";
  private static final String RSA_PSS = "1.2.840.113549.1.1.10";
  private static final String EC = "1.2.840.10045.2.1";
  private static final String DSA = "1.2.840.10040.4.1";
  private static final Map<String, Curve> CURVES =
      Map.of(
          "1.2.840.10045.3.1.1", new Curve("secp192r1", 192),
          "1.3.132.0.33", new Curve("secp224r1", 224),
          "1.2.840.10045.3.1.7", new Curve("secp256r1", 256),
          "1.3.132.0.34", new Curve("secp384r1", 384),
          "1.3.132.0.35", new Curve("secp521r1", 521),
          "1.3.132.0.10", new Curve("secp256k1", 256),
          "1.3.36.3.3.2.8.1.1.7", new Curve("brainpoolP256r1", 256),
          "1.3.36.3.3.2.8.1.1.11", new Curve("brainpoolP384r1", 384),
          "1.3.36.3.3.2.8.1.1.13", new Curve("brainpoolP512r1", 512));

  private KeyDecoder() {}

  static PublicKeyFacts decode(DerValue info, Collection<String> irregularities)
      throws DerException {
    DerReader in = info.reader();
    DerReader algorithm = in.next(DerTag.SEQUENCE, "the algorithm of the public key").reader();
    String oid = algorithm.next(DerTag.OID, "the algorithm of the public key").asOid();
    Optional<DerValue> parameters =
        algorithm.isEmpty() ? Optional.empty() : Optional.of(algorithm.next());
    algorithm.end("something follows the parameters of the public key");
    DerValue key = in.next(DerTag.BIT_STRING, "the bits of the public key");
    in.end("something follows the public key");
    byte[] bits = key.asOctetsOfBits();
    byte[] encoded = info.encoded();
    return switch (oid) {
      case RSA -> {
        if (parameters.filter(value -> value.is(DerTag.NULL)).isEmpty()) {
          irregularities.add("an RSA key without the NULL behind its algorithm");
        }
        yield facts("RSA", modulusBits(bits), encoded);
      }
      case RSA_PSS -> facts("RSA-PSS", modulusBits(bits), encoded);
      case EC -> curve(parameters, bits, encoded, irregularities);
      case DSA -> facts("DSA", primeBits(parameters), encoded);
      case "1.3.101.112" -> facts("Ed25519", 256, encoded);
      case "1.3.101.113" -> facts("Ed448", 448, encoded);
      default -> facts(oid, 0, encoded);
    };
  }

  private static PublicKeyFacts curve(
      Optional<DerValue> parameters,
      byte[] point,
      byte[] encoded,
      Collection<String> irregularities)
      throws DerException {
    if (parameters.isEmpty() || !parameters.get().is(DerTag.OID)) {
      irregularities.add("an EC key without the name of its curve"); // RFC 5480 section 2.1.1
      return facts("EC", 0, encoded);
    }
    String oid = parameters.get().asOid();
    Curve curve = CURVES.getOrDefault(oid, new Curve(oid, 0));
    if (curve.bits() > 0 && !isPoint(point, (curve.bits() + 7) / 8)) {
      throw new DerException("an EC key that is no point of its curve");
    }
    return new PublicKeyFacts(
        "EC",
        curve.bits(),
        Optional.of(curve.name()),
        Bytes.owned(encoded),
        CertificateParser.sha256(encoded));
  }

  /** Whether it has the shape of one (RFC 5480 section 2.2); infinity is none. */
  private static boolean isPoint(byte[] point, int octets) {
    if (point.length == 0) {
      return false;
    }
    return switch (point[0]) {
      case 2, 3 -> point.length == 1 + octets;
      case 4 -> point.length == 1 + 2 * octets;
      default -> false;
    };
  }

  private static PublicKeyFacts facts(String algorithm, int bits, byte[] encoded) {
    return new PublicKeyFacts(
        algorithm, bits, Optional.empty(), Bytes.owned(encoded), CertificateParser.sha256(encoded));
  }

  private static int modulusBits(byte[] rsaPublicKey) {
    try {
      DerReader in = DerReader.single(rsaPublicKey).reader();
      return in.next(DerTag.INTEGER, "the modulus").asInteger().bitLength();
    } catch (DerException e) {
      return 0;
    }
  }

  private static int primeBits(Optional<DerValue> parameters) {
    try {
      return parameters.isEmpty()
          ? 0
          : parameters.get().reader().next(DerTag.INTEGER, "p").asInteger().bitLength();
    } catch (DerException e) {
      return 0;
    }
  }

  private record Curve(String name, int bits) {}
}
