package io.github.lintel.internal.bundle;

import io.github.lintel.facts.BundleFacts.KeyMatch;
import io.github.lintel.facts.Bytes;
import io.github.lintel.internal.x509.PublicKeys;
import io.github.lintel.internal.x509.ReadKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.Ed448PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed448PublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.Ed448Signer;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.RSADigestSigner;

/**
 * Finds out whether a private key belongs to a public one: signs with one, verifies with the other.
 */
final class KeyMatcher {
  private static final byte[] MESSAGE = "lintel key match".getBytes(StandardCharsets.US_ASCII);

  private KeyMatcher() {}

  static KeyMatch match(ReadKey mine, byte[] subjectPublicKeyInfo) {
    Optional<AsymmetricKeyParameter> theirs = PublicKeys.read(subjectPublicKeyInfo);
    if (theirs.isEmpty()) {
      return KeyMatch.NOT_TRIED; // no key that we know is not the same as another key
    }
    Optional<Signer> signer = signer(mine.key(), theirs.get());
    if (signer.isEmpty() || !samePublicHalf(mine, theirs.get())) {
      return KeyMatch.DIFFERS;
    }
    if (halves(mine.key()).stream().allMatch(k -> verifies(signer.get(), k, theirs.get()))) {
      return KeyMatch.MATCHES;
    }
    return statesPublicHalf(mine) ? KeyMatch.DAMAGED : KeyMatch.DIFFERS;
  }

  /**
   * The private half of an RSA key is in its file twice, as an exponent and as the numbers of the
   * Chinese remainder theorem; servers use one or the other.
   */
  private static List<AsymmetricKeyParameter> halves(AsymmetricKeyParameter key) {
    if (key instanceof RSAPrivateCrtKeyParameters rsa) {
      boolean validated = true;
      return List.of(
          rsa, new RSAKeyParameters(true, rsa.getModulus(), rsa.getExponent(), validated));
    }
    return List.of(key);
  }

  private static boolean statesPublicHalf(ReadKey key) {
    return key.publicHalf().isPresent() || key.key() instanceof RSAKeyParameters;
  }

  private static Optional<Signer> signer(CipherParameters key, CipherParameters other) {
    if (key instanceof RSAKeyParameters && other instanceof RSAKeyParameters) {
      return Optional.of(new RSADigestSigner(new SHA256Digest()));
    }
    if (key instanceof ECKeyParameters && other instanceof ECKeyParameters) {
      HMacDSAKCalculator fixed = new HMacDSAKCalculator(new SHA256Digest()); // needs no randomness
      return Optional.of(new DSADigestSigner(new ECDSASigner(fixed), new SHA256Digest()));
    }
    if (key instanceof Ed25519PrivateKeyParameters && other instanceof Ed25519PublicKeyParameters) {
      return Optional.of(new Ed25519Signer());
    }
    if (key instanceof Ed448PrivateKeyParameters && other instanceof Ed448PublicKeyParameters) {
      return Optional.of(new Ed448Signer(new byte[0]));
    }
    return Optional.empty();
  }

  /**
   * Compares what the file states of the public half, as servers do. It also keeps a key of another
   * size away from the signers.
   */
  private static boolean samePublicHalf(ReadKey mine, CipherParameters theirs) {
    if (mine.key() instanceof RSAPrivateCrtKeyParameters rsa
        && theirs instanceof RSAKeyParameters other) {
      return rsa.getModulus().equals(other.getModulus())
          && rsa.getPublicExponent().equals(other.getExponent());
    }
    if (mine.key() instanceof ECKeyParameters key
        && theirs instanceof ECPublicKeyParameters other) {
      return key.getParameters().equals(other.getParameters())
          && (mine.publicHalf().isEmpty() || samePoint(mine.publicHalf().get(), other));
    }
    return true;
  }

  private static boolean samePoint(Bytes stated, ECPublicKeyParameters other) {
    try {
      byte[] point = stated.toByteArray();
      return other.getParameters().getCurve().decodePoint(point).equals(other.getQ());
    } catch (RuntimeException e) {
      return false; // not a point of the curve
    }
  }

  private static boolean verifies(
      Signer signer, CipherParameters privateKey, CipherParameters publicKey) {
    try {
      signer.init(true, privateKey);
      signer.update(MESSAGE, 0, MESSAGE.length);
      byte[] signature = signer.generateSignature();
      signer.init(false, publicKey);
      signer.update(MESSAGE, 0, MESSAGE.length);
      return signer.verifySignature(signature);
    } catch (CryptoException | RuntimeException e) {
      return false; // a damaged key does not sign
    }
  }
}
