package io.github.lintel.testkit;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;

/** The signature algorithms a certificate can be signed with, the broken ones among them. */
public enum SignatureKind {
  MD5_WITH_RSA("MD5withRSA"),
  SHA1_WITH_RSA("SHA1withRSA"),
  SHA256_WITH_RSA("SHA256withRSA"),
  SHA384_WITH_RSA("SHA384withRSA"),
  SHA512_WITH_RSA("SHA512withRSA"),
  SHA256_WITH_RSA_PSS("SHA256withRSAandMGF1"),
  SHA384_WITH_RSA_PSS("SHA384withRSAandMGF1"),
  SHA512_WITH_RSA_PSS("SHA512withRSAandMGF1"),
  SHA1_WITH_ECDSA("SHA1withECDSA"),
  SHA256_WITH_ECDSA("SHA256withECDSA"),
  SHA384_WITH_ECDSA("SHA384withECDSA"),
  SHA512_WITH_ECDSA("SHA512withECDSA"),
  ED25519("Ed25519");

  private final String algorithm;

  SignatureKind(String algorithm) {
    this.algorithm = algorithm;
  }

  /** What a public authority would sign with, given this key. */
  public static SignatureKind usualFor(Key key) {
    if (key instanceof RSAKey) {
      return SHA256_WITH_RSA;
    }
    if (key instanceof ECKey ec) {
      return ec.getParams().getOrder().bitLength() > 256 ? SHA384_WITH_ECDSA : SHA256_WITH_ECDSA;
    }
    return ED25519;
  }

  AlgorithmIdentifier identifier() {
    return new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm);
  }

  byte[] sign(PrivateKey key, byte[] content) {
    try {
      Signature signature = signature();
      signature.initSign(key);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          this + " cannot be made with a key of kind " + key.getAlgorithm(), e);
    }
  }

  private Signature signature() throws GeneralSecurityException {
    if (!algorithm.endsWith("MGF1")) {
      return Signature.getInstance(algorithm);
    }
    String hash = algorithm.startsWith("SHA256") ? "SHA-256" : pssHashAbove256();
    int saltLength = Integer.parseInt(hash.substring(4)) / 8;
    Signature signature = Signature.getInstance("RSASSA-PSS");
    signature.setParameter(
        new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), saltLength, 1));
    return signature;
  }

  private String pssHashAbove256() {
    return algorithm.startsWith("SHA384") ? "SHA-384" : "SHA-512";
  }
}
