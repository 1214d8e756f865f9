package io.github.lintel.internal.path;

import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PublicKeyFacts;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerTag;
import io.github.lintel.internal.der.DerValue;
import io.github.lintel.internal.x509.PublicKeys;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.DSAPublicKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.Ed448PublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.DSASigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.Ed448Signer;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/**
 * Verifies the signature of a certificate or of another object: RSA (PKCS#1 version 1.5 and PSS),
 * ECDSA, Ed25519 and Ed448. Weak hashes and DSA are verified too, so that a weak signature can be
 * told from a wrong one.
 */
final class SignatureVerifier {
  private static final Map<String, Supplier<Digest>> RSA =
      Map.of(
          "1.2.840.113549.1.1.4", MD5Digest::new,
          "1.2.840.113549.1.1.5", SHA1Digest::new,
          "1.2.840.113549.1.1.14", SHA224Digest::new,
          "1.2.840.113549.1.1.11", SHA256Digest::new,
          "1.2.840.113549.1.1.12", SHA384Digest::new,
          "1.2.840.113549.1.1.13", SHA512Digest::new);
  private static final Map<String, Supplier<Digest>> ECDSA =
      Map.of(
          "1.2.840.10045.4.1", SHA1Digest::new,
          "1.2.840.10045.4.3.1", SHA224Digest::new,
          "1.2.840.10045.4.3.2", SHA256Digest::new,
          "1.2.840.10045.4.3.3", SHA384Digest::new,
          "1.2.840.10045.4.3.4", SHA512Digest::new);

  private static final Map<String, Supplier<Digest>> DSA =
      Map.of(
          "1.2.840.10040.4.3", SHA1Digest::new,
          "2.16.840.1.101.3.4.3.1", SHA224Digest::new,
          "2.16.840.1.101.3.4.3.2", SHA256Digest::new);

  private SignatureVerifier() {}

  /** Verifies with a key that takes its parameters from another one. */
  static SignatureVerdict verify(
      Certificate certificate, PublicKeyFacts issuerKey, PublicKeyFacts parametersOf) {
    return verify(
        certificate,
        PublicKeys.readInheriting(
            issuerKey.encoded().toByteArray(), parametersOf.encoded().toByteArray()));
  }

  /** Verifies what is no certificate. */
  static SignatureVerdict verify(SignedObject signed, PublicKeyFacts issuerKey) {
    return verify(
        signed.algorithmIdentifier(),
        signed.toBeSigned(),
        signed.signature(),
        PublicKeys.read(issuerKey.encoded().toByteArray()));
  }

  /** Verifies what is no certificate, with a key that takes its parameters from another one. */
  static SignatureVerdict verify(
      SignedObject signed, PublicKeyFacts issuerKey, PublicKeyFacts parametersOf) {
    return verify(
        signed.algorithmIdentifier(),
        signed.toBeSigned(),
        signed.signature(),
        PublicKeys.readInheriting(
            issuerKey.encoded().toByteArray(), parametersOf.encoded().toByteArray()));
  }

  /** Verifies with a key; without one nothing can be said. */
  static SignatureVerdict verify(Certificate certificate, Optional<AsymmetricKeyParameter> key) {
    return verify(
        certificate.signatureAlgorithmIdentifier(),
        () -> certificate.toBeSigned().toByteArray(),
        certificate.signature(),
        key);
  }

  private static SignatureVerdict verify(
      Bytes algorithm,
      Supplier<byte[]> signed,
      Bytes signature,
      Optional<AsymmetricKeyParameter> key) {
    if (key.isEmpty()) {
      return SignatureVerdict.UNSUPPORTED;
    }
    Optional<Signer> signer;
    try {
      signer = signer(algorithm.toByteArray(), key.get());
    } catch (DerException e) {
      return SignatureVerdict.UNSUPPORTED;
    }
    if (signer.isEmpty()) {
      return SignatureVerdict.UNSUPPORTED;
    }
    return verifies(signer.get(), signed.get(), signature.toByteArray(), key.get())
        ? SignatureVerdict.VALID
        : SignatureVerdict.INVALID;
  }

  private static boolean verifies(
      Signer signer, byte[] signed, byte[] signature, AsymmetricKeyParameter key) {
    try {
      signer.init(false, key);
      signer.update(signed, 0, signed.length);
      return signer.verifySignature(signature);
    } catch (RuntimeException e) {
      return false; // how some of Bouncy Castle's signers tell a signature of the wrong shape
    }
  }

  private static Optional<Signer> signer(byte[] identifier, AsymmetricKeyParameter key)
      throws DerException {
    DerReader in = DerReader.single(identifier).reader();
    String oid = in.next(DerTag.OID, "the algorithm").asOid();
    if (key instanceof RSAKeyParameters) {
      if (oid.equals(PublicKeys.RSA_PSS)) {
        return PssParameters.read(in).map(PssParameters::signer);
      }
      return digest(RSA, oid, in).map(RSADigestSigner::new);
    }
    if (key instanceof ECPublicKeyParameters) {
      return bare(ECDSA, oid, in)
          .map(hash -> new DSADigestSigner(new ECDSASigner(), hash, StandardDSAEncoding.INSTANCE));
    }
    if (key instanceof DSAPublicKeyParameters) {
      return bare(DSA, oid, in)
          .map(hash -> new DSADigestSigner(new DSASigner(), hash, StandardDSAEncoding.INSTANCE));
    }
    if (!in.isEmpty()) {
      return Optional.empty(); // RFC 8410 section 3
    }
    if (key instanceof Ed25519PublicKeyParameters && oid.equals(PublicKeys.ED25519)) {
      return Optional.of(new Ed25519Signer());
    }
    if (key instanceof Ed448PublicKeyParameters && oid.equals(PublicKeys.ED448)) {
      return Optional.of(new Ed448Signer(new byte[0]));
    }
    return Optional.empty();
  }

  /** RFC 5758 section 3: no parameters, not even NULL. */
  private static Optional<Digest> bare(
      Map<String, Supplier<Digest>> known, String oid, DerReader parameters) {
    return parameters.isEmpty()
        ? Optional.ofNullable(known.get(oid)).map(Supplier::get)
        : Optional.empty();
  }

  /** RFC 4055 section 5: NULL, or nothing, which is tolerated. */
  private static Optional<Digest> digest(
      Map<String, Supplier<Digest>> known, String oid, DerReader parameters) throws DerException {
    Optional<DerValue> none = parameters.nextIf(DerTag.NULL);
    boolean plain = parameters.isEmpty() && (none.isEmpty() || none.get().length() == 0);
    return plain ? Optional.ofNullable(known.get(oid)).map(Supplier::get) : Optional.empty();
  }
}
