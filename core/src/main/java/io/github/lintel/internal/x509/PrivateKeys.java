package io.github.lintel.internal.x509;

import io.github.lintel.facts.Bytes;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerTag;
import io.github.lintel.internal.der.DerValue;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed448PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;

/** Makes Bouncy Castle's lightweight keys from the forms in which private keys lie on disks. */
public final class PrivateKeys {
  private PrivateKeys() {}

  /**
   * Reads a key whose form the label of its block tells.
   *
   * @throws DerException with a reason that holds nothing of the key
   */
  public static ReadKey read(String label, byte[] der) throws DerException {
    DerReader in = sequence(der);
    try {
      return switch (label) {
        case "PRIVATE KEY" -> pkcs8(in);
        case "RSA PRIVATE KEY" -> rsa(in);
        case "EC PRIVATE KEY" -> ec(in, Optional.empty());
        default -> throw new DerException("a private key of a form that is not supported");
      };
    } catch (IllegalArgumentException | ArithmeticException | IllegalStateException e) {
      throw new DerException("it is not a sound private key"); // the cause's text may tell numbers
    }
  }

  /** Reads a key in DER without a label: tells the form by its first fields. */
  public static ReadKey read(byte[] der) throws DerException {
    DerReader in = sequence(der);
    in.next(DerTag.INTEGER, "the version");
    if (in.nextIs(DerTag.SEQUENCE)) {
      return read("PRIVATE KEY", der);
    }
    return read(in.nextIs(DerTag.OCTET_STRING) ? "EC PRIVATE KEY" : "RSA PRIVATE KEY", der);
  }

  private static DerReader sequence(byte[] der) throws DerException {
    DerValue whole = DerReader.single(der);
    if (!whole.is(DerTag.SEQUENCE)) {
      throw new DerException("it does not begin like a private key");
    }
    return whole.reader();
  }

  /** RFC 5958. */
  private static ReadKey pkcs8(DerReader in) throws DerException {
    in.next(DerTag.INTEGER, "the version");
    DerReader algorithm = in.next(DerTag.SEQUENCE, "the algorithm").reader();
    String oid = algorithm.next(DerTag.OID, "the algorithm").asOid();
    byte[] key = in.next(DerTag.OCTET_STRING, "the key").content();
    return switch (oid) {
      case PublicKeys.RSA, PublicKeys.RSA_PSS -> rsa(sequence(key));
      case PublicKeys.EC -> ec(sequence(key), algorithm.nextIf(DerTag.OID));
      case PublicKeys.ED25519 ->
          ReadKey.of(
              new Ed25519PrivateKeyParameters(seed(key, Ed25519PrivateKeyParameters.KEY_SIZE)));
      case PublicKeys.ED448 ->
          ReadKey.of(new Ed448PrivateKeyParameters(seed(key, Ed448PrivateKeyParameters.KEY_SIZE)));
      default -> throw new DerException("a private key of an algorithm that is not supported");
    };
  }

  /** RFC 8017 appendix A.1.2. */
  private static ReadKey rsa(DerReader in) throws DerException {
    if (in.next(DerTag.INTEGER, "the version").asInteger().signum() != 0) {
      throw new DerException("an RSA key with more than two primes");
    }
    BigInteger[] numbers = new BigInteger[8];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.next(DerTag.INTEGER, "a number of the key").asInteger();
    }
    return ReadKey.of(
        new RSAPrivateCrtKeyParameters(
            numbers[0],
            numbers[1],
            numbers[2],
            numbers[3],
            numbers[4],
            numbers[5],
            numbers[6],
            numbers[7]));
  }

  /** RFC 5915. */
  private static ReadKey ec(DerReader in, Optional<DerValue> outerCurve) throws DerException {
    in.next(DerTag.INTEGER, "the version");
    byte[] number = in.next(DerTag.OCTET_STRING, "the key").content();
    Optional<DerValue> parameters = in.nextIf(DerTag.contextConstructed(0));
    DerValue curve =
        outerCurve.isPresent() || parameters.isEmpty()
            ? outerCurve.orElseThrow(
                () -> new DerException("an EC key that does not name its curve"))
            : parameters.get().reader().next(DerTag.OID, "the name of the curve");
    ECNamedDomainParameters domain =
        PublicKeys.curve(curve.asOid())
            .orElseThrow(() -> new DerException("an EC key on a curve that is not supported"));
    Optional<DerValue> stated = in.nextIf(DerTag.contextConstructed(1));
    Optional<Bytes> point = Optional.empty();
    if (stated.isPresent()) {
      DerValue bits = stated.get().reader().next(DerTag.BIT_STRING, "the public half");
      point = Optional.of(Bytes.of(bits.asOctetsOfBits()));
    }
    return new ReadKey(new ECPrivateKeyParameters(new BigInteger(1, number), domain), point);
  }

  /** RFC 8410 section 7. */
  private static byte[] seed(byte[] key, int size) throws DerException {
    DerValue seed = DerReader.single(key);
    if (!seed.is(DerTag.OCTET_STRING) || seed.length() != size) {
      throw new DerException("a key of the wrong size");
    }
    return seed.content();
  }
}
