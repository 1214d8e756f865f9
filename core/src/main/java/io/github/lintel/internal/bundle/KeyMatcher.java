package io.github.lintel.internal.bundle;

import io.github.lintel.facts.BundleFacts.KeyMatch;
import io.github.lintel.internal.x509.PublicKeys;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.Ed448PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed448PublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
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

  static KeyMatch match(AsymmetricKeyParameter privateKey, byte[] subjectPublicKeyInfo) {
    Optional<AsymmetricKeyParameter> publicKey = PublicKeys.read(subjectPublicKeyInfo);
    if (publicKey.isEmpty()) {
      return KeyMatch.NOT_TRIED; // no key that we know is not the same as another key
    }
    Optional<Signer> signer = signer(privateKey, publicKey.get());
    if (signer.isEmpty() || !mayMatch(privateKey, publicKey.get())) {
      return KeyMatch.DIFFERS;
    }
    return verifies(signer.get(), privateKey, publicKey.get())
        ? KeyMatch.MATCHES
        : KeyMatch.DIFFERS;
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

  /** The cheap comparison, which also keeps a key of another size away from the signers. */
  private static boolean mayMatch(CipherParameters key, CipherParameters other) {
    if (key instanceof RSAKeyParameters mine && other instanceof RSAKeyParameters theirs) {
      return mine.getModulus().equals(theirs.getModulus());
    }
    if (key instanceof ECKeyParameters mine && other instanceof ECKeyParameters theirs) {
      return mine.getParameters().equals(theirs.getParameters());
    }
    return true;
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
