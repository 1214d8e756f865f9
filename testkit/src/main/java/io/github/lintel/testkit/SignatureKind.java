package io.github.lintel.testkit;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** The signature algorithms a certificate can be signed with, the broken ones among them. */
public enum SignatureKind {
  MD5_WITH_RSA("MD5withRSA", rsa(PKCSObjectIdentifiers.md5WithRSAEncryption)),
  SHA1_WITH_RSA("SHA1withRSA", rsa(PKCSObjectIdentifiers.sha1WithRSAEncryption)),
  SHA256_WITH_RSA("SHA256withRSA", rsa(PKCSObjectIdentifiers.sha256WithRSAEncryption)),
  SHA384_WITH_RSA("SHA384withRSA", rsa(PKCSObjectIdentifiers.sha384WithRSAEncryption)),
  SHA512_WITH_RSA("SHA512withRSA", rsa(PKCSObjectIdentifiers.sha512WithRSAEncryption)),
  SHA256_WITH_RSA_PSS("SHA-256", pss(NISTObjectIdentifiers.id_sha256, 32)),
  SHA384_WITH_RSA_PSS("SHA-384", pss(NISTObjectIdentifiers.id_sha384, 48)),
  SHA512_WITH_RSA_PSS("SHA-512", pss(NISTObjectIdentifiers.id_sha512, 64)),
  SHA1_WITH_ECDSA("SHA1withECDSA", plain(X9ObjectIdentifiers.ecdsa_with_SHA1)),
  SHA256_WITH_ECDSA("SHA256withECDSA", plain(X9ObjectIdentifiers.ecdsa_with_SHA256)),
  SHA384_WITH_ECDSA("SHA384withECDSA", plain(X9ObjectIdentifiers.ecdsa_with_SHA384)),
  SHA512_WITH_ECDSA("SHA512withECDSA", plain(X9ObjectIdentifiers.ecdsa_with_SHA512)),
  ED25519("Ed25519", plain(EdECObjectIdentifiers.id_Ed25519));

  private final String algorithm;
  private final AlgorithmIdentifier identifier;

  SignatureKind(String algorithm, AlgorithmIdentifier identifier) {
    this.algorithm = algorithm;
    this.identifier = identifier;
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
    return identifier;
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
    if (!(identifier.getParameters() instanceof RSASSAPSSparams pss)) {
      return Signature.getInstance(algorithm);
    }
    Signature signature = Signature.getInstance("RSASSA-PSS");
    MGF1ParameterSpec mask = new MGF1ParameterSpec(algorithm);
    int salt = pss.getSaltLength().intValueExact();
    signature.setParameter(new PSSParameterSpec(algorithm, "MGF1", mask, salt, 1));
    return signature;
  }

  /** RFC 4055, section 5: the parameters are NULL. */
  private static AlgorithmIdentifier rsa(ASN1ObjectIdentifier oid) {
    return new AlgorithmIdentifier(oid, DERNull.INSTANCE);
  }

  /** RFC 4055, section 3.1: one hash for all, and a salt as long as it. */
  private static AlgorithmIdentifier pss(ASN1ObjectIdentifier hash, int length) {
    AlgorithmIdentifier digest = new AlgorithmIdentifier(hash, DERNull.INSTANCE);
    return new AlgorithmIdentifier(
        PKCSObjectIdentifiers.id_RSASSA_PSS,
        new RSASSAPSSparams(
            digest,
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, digest),
            new ASN1Integer(length),
            RSASSAPSSparams.DEFAULT_TRAILER_FIELD));
  }

  /** RFC 5758, section 3.2, and RFC 8410, section 3: there are no parameters. */
  private static AlgorithmIdentifier plain(ASN1ObjectIdentifier oid) {
    return new AlgorithmIdentifier(oid);
  }
}
