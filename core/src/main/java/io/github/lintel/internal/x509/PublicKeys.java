package io.github.lintel.internal.x509;

import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerTag;
import io.github.lintel.internal.der.DerValue;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.DSAParameters;
import org.bouncycastle.crypto.params.DSAPublicKeyParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.Ed448PublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;

/** Makes Bouncy Castle's lightweight keys from a SubjectPublicKeyInfo. */
public final class PublicKeys {
  public static final String RSA = "1.2.840.113549.1.1.1";
  public static final String RSA_PSS = "1.2.840.113549.1.1.10";
  public static final String DSA = "1.2.840.10040.4.1";
  public static final String EC = "1.2.840.10045.2.1";
  public static final String ED25519 = "1.3.101.112";
  public static final String ED448 = "1.3.101.113";

  /** The work of one verification grows with its square; Go draws the line here too. */
  private static final int MAX_MODULUS_BITS = 8192;

  /** The largest size of FIPS 186-4. */
  private static final int MAX_DSA_BITS = 3072;

  /** All exponents in use have 17 bits or fewer; openssl draws the line here for large keys. */
  private static final int MAX_EXPONENT_BITS = 64;

  private PublicKeys() {}

  /** Returns the key, or nothing if it is of an unknown kind or not a sound key of its kind. */
  public static Optional<AsymmetricKeyParameter> read(byte[] subjectPublicKeyInfo) {
    try {
      DerReader in = DerReader.single(subjectPublicKeyInfo).reader();
      DerReader algorithm = in.next(DerTag.SEQUENCE, "the algorithm").reader();
      String oid = algorithm.next(DerTag.OID, "the algorithm").asOid();
      byte[] bits = in.next(DerTag.BIT_STRING, "the key").asOctetsOfBits();
      return switch (oid) {
        case RSA, RSA_PSS -> rsa(bits);
        case DSA -> dsa(algorithm, bits);
        case EC -> ec(algorithm.next(DerTag.OID, "the curve"), bits);
        case ED25519 ->
            bits.length == Ed25519PublicKeyParameters.KEY_SIZE
                ? Optional.of(new Ed25519PublicKeyParameters(bits))
                : Optional.empty();
        case ED448 ->
            bits.length == Ed448PublicKeyParameters.KEY_SIZE
                ? Optional.of(new Ed448PublicKeyParameters(bits))
                : Optional.empty();
        default -> Optional.empty();
      };
    } catch (DerException | RuntimeException e) {
      return Optional.empty(); // Bouncy Castle tells a bad key by various unchecked exceptions
    }
  }

  /**
   * Returns a DSA key that has no parameters of its own and takes those of another one (RFC 5280
   * section 6.1.4 (d) to (f)).
   */
  public static Optional<AsymmetricKeyParameter> readInheriting(
      byte[] subjectPublicKeyInfo, byte[] other) {
    try {
      DerReader in = DerReader.single(subjectPublicKeyInfo).reader();
      DerReader algorithm = in.next(DerTag.SEQUENCE, "the algorithm").reader();
      DerReader parameters =
          DerReader.single(other).reader().next(DerTag.SEQUENCE, "the algorithm").reader();
      boolean inherits =
          algorithm.next(DerTag.OID, "the algorithm").asOid().equals(DSA)
              && parameters.next(DerTag.OID, "the algorithm").asOid().equals(DSA)
              && algorithm.isEmpty();
      return inherits
          ? dsa(parameters, in.next(DerTag.BIT_STRING, "the key").asOctetsOfBits())
          : Optional.empty();
    } catch (DerException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Returns the parameters of a named curve, with the fast arithmetic where there is one. */
  static Optional<ECNamedDomainParameters> curve(String oid) {
    ASN1ObjectIdentifier name = new ASN1ObjectIdentifier(oid);
    X9ECParameters parameters = CustomNamedCurves.getByOID(name);
    return parameters == null
        ? Optional.empty()
        : Optional.of(new ECNamedDomainParameters(name, parameters));
  }

  private static Optional<AsymmetricKeyParameter> rsa(byte[] key) throws DerException {
    DerReader in = DerReader.single(key).reader();
    BigInteger modulus = in.next(DerTag.INTEGER, "the modulus").asInteger();
    BigInteger exponent = in.next(DerTag.INTEGER, "the exponent").asInteger();
    in.end("something follows the exponent");
    if (modulus.signum() <= 0
        || !modulus.testBit(0)
        || modulus.bitLength() > MAX_MODULUS_BITS
        || exponent.compareTo(BigInteger.TWO) <= 0 // with 1 anybody can sign
        || !exponent.testBit(0)
        || exponent.bitLength() > MAX_EXPONENT_BITS) {
      return Optional.empty();
    }
    // Whether the modulus is a prime takes longer to find out than a signature to verify, and tells
    // nothing: who chose it can sign anyway.
    boolean validated = true;
    return Optional.of(new RSAKeyParameters(false, modulus, exponent, validated));
  }

  private static Optional<AsymmetricKeyParameter> dsa(DerReader algorithm, byte[] key)
      throws DerException {
    DerReader parameters = algorithm.next(DerTag.SEQUENCE, "the parameters").reader();
    BigInteger p = parameters.next(DerTag.INTEGER, "p").asInteger();
    BigInteger q = parameters.next(DerTag.INTEGER, "q").asInteger();
    BigInteger g = parameters.next(DerTag.INTEGER, "g").asInteger();
    BigInteger y = DerReader.single(key).asInteger();
    if (p.bitLength() > MAX_DSA_BITS || q.signum() <= 0 || q.compareTo(p) >= 0) {
      return Optional.empty();
    }
    return Optional.of(new DSAPublicKeyParameters(y, new DSAParameters(p, q, g)));
  }

  private static Optional<AsymmetricKeyParameter> ec(DerValue curve, byte[] point)
      throws DerException {
    boolean known = point.length > 0 && point[0] >= 2 && point[0] <= 4; // RFC 5480 section 2.2
    return known
        ? curve(curve.asOid())
            .map(domain -> new ECPublicKeyParameters(domain.getCurve().decodePoint(point), domain))
        : Optional.empty();
  }
}
