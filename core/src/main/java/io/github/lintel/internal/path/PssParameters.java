package io.github.lintel.internal.path;

import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerTag;
import io.github.lintel.internal.der.DerValue;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.signers.PSSSigner;

/**
 * The parameters of RSASSA-PSS (RFC 4055 section 3.1); absent ones mean SHA-1 and a salt of 20.
 *
 * @param hash makes the hash of the message
 * @param mask makes the hash of the mask generation function
 * @param salt the length of the salt in octets
 */
record PssParameters(Supplier<Digest> hash, Supplier<Digest> mask, int salt) {
  private static final String MGF1 = "1.2.840.113549.1.1.8";
  private static final int MIN_HASH = 32;
  private static final Map<String, Supplier<Digest>> HASHES =
      Map.of(
          "1.3.14.3.2.26", SHA1Digest::new,
          "2.16.840.1.101.3.4.2.4", SHA224Digest::new,
          "2.16.840.1.101.3.4.2.1", SHA256Digest::new,
          "2.16.840.1.101.3.4.2.2", SHA384Digest::new,
          "2.16.840.1.101.3.4.2.3", SHA512Digest::new);

  /**
   * Reads what follows the object identifier; nothing if one of the parameters is not supported.
   */
  static Optional<PssParameters> read(DerReader in) throws DerException {
    if (in.isEmpty()) {
      return Optional.empty(); // RFC 4055: in a signature the parameters must be there
    }
    DerReader fields = in.next(DerTag.SEQUENCE, "the parameters").reader();
    Optional<DerValue> hashField = fields.nextIf(DerTag.contextConstructed(0));
    Optional<DerValue> maskField = fields.nextIf(DerTag.contextConstructed(1));
    Optional<DerValue> saltField = fields.nextIf(DerTag.contextConstructed(2));
    Optional<DerValue> trailer = fields.nextIf(DerTag.contextConstructed(3));
    fields.end("something follows the trailer field");
    Optional<Supplier<Digest>> hash =
        hashField.isEmpty() ? Optional.of(SHA1Digest::new) : hash(hashField.get().reader());
    Optional<Supplier<Digest>> mask =
        maskField.isEmpty() ? Optional.of(SHA1Digest::new) : mask(maskField.get().reader());
    BigInteger salt = saltField.isEmpty() ? BigInteger.valueOf(20) : integer(saltField.get());
    boolean known = trailer.isEmpty() || integer(trailer.get()).equals(BigInteger.ONE);
    // A salt is never longer than the largest modulus.
    if (hash.isEmpty() || mask.isEmpty() || !known || salt.signum() < 0 || salt.bitLength() > 10) {
      return Optional.empty();
    }
    return Optional.of(new PssParameters(hash.get(), mask.get(), salt.intValue()));
  }

  /**
   * Returns whether an AlgorithmIdentifier is one of the three that the Baseline Requirements
   * (section 7.1.3.2.1) allow: Chrome and Go verify no other.
   */
  static boolean usual(byte[] identifier) {
    try {
      DerReader in = DerReader.single(identifier).reader();
      in.next(DerTag.OID, "the algorithm");
      Optional<PssParameters> read = read(in);
      if (read.isEmpty()) {
        return false;
      }
      String hash = read.get().hash.get().getAlgorithmName();
      int size = read.get().hash.get().getDigestSize();
      return size >= MIN_HASH
          && read.get().salt == size
          && read.get().mask.get().getAlgorithmName().equals(hash);
    } catch (DerException e) {
      return false;
    }
  }

  Signer signer() {
    return new PSSSigner(new RSABlindedEngine(), hash.get(), mask.get(), salt);
  }

  private static Optional<Supplier<Digest>> hash(DerReader in) throws DerException {
    DerReader algorithm = in.next(DerTag.SEQUENCE, "the hash").reader();
    return Optional.ofNullable(HASHES.get(algorithm.next(DerTag.OID, "the hash").asOid()));
  }

  private static Optional<Supplier<Digest>> mask(DerReader in) throws DerException {
    DerReader algorithm = in.next(DerTag.SEQUENCE, "the mask").reader();
    return algorithm.next(DerTag.OID, "the mask").asOid().equals(MGF1)
        ? hash(algorithm)
        : Optional.empty();
  }

  private static BigInteger integer(DerValue field) throws DerException {
    return field.reader().next(DerTag.INTEGER, "a number").asInteger();
  }
}
