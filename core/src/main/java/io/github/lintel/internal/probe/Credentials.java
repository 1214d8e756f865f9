package io.github.lintel.internal.probe;

import io.github.lintel.check.ClientIdentity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Vector;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCrypto;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** A certificate chain and its private key, as either side of a handshake presents them. */
final class Credentials {
  private final List<byte[]> chain;
  private final AsymmetricKeyParameter key;

  Credentials(List<byte[]> chain, AsymmetricKeyParameter key) {
    this.chain = List.copyOf(chain);
    this.key = key;
  }

  /**
   * Answers a request for a client certificate; empty if the server takes no signature of this key.
   */
  Optional<TlsCredentials> answer(
      TlsContext context, TlsCrypto crypto, CertificateRequest request) {
    byte[] requestContext = request.getCertificateRequestContext();
    return signer(context, crypto, request.getSupportedSignatureAlgorithms(), requestContext);
  }

  /** Returns a signer for the first of the peer's signature algorithms that fits the key. */
  Optional<TlsCredentials> signer(
      TlsContext context, TlsCrypto crypto, Vector<?> peerAlgorithms, byte[] requestContext) {
    try {
      SignatureAndHashAlgorithm algorithm = null;
      if (TlsUtils.isTLSv12(context)) {
        Optional<SignatureAndHashAlgorithm> fitting =
            peerAlgorithms == null
                ? Optional.empty()
                : peerAlgorithms.stream()
                    .map(SignatureAndHashAlgorithm.class::cast)
                    .filter(a -> fits(a, TlsUtils.isTLSv13(context)))
                    .findFirst();
        if (fitting.isEmpty()) {
          return Optional.empty();
        }
        algorithm = fitting.get();
      }
      return Optional.of(
          new BcDefaultTlsCredentialedSigner(
              new TlsCryptoParameters(context),
              (BcTlsCrypto) crypto,
              key,
              certificate(context, crypto, requestContext),
              algorithm));
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // a chain that Bouncy Castle cannot read is judged elsewhere
    }
  }

  /** Returns them in the JDK's types; empty if it cannot read them. */
  Optional<ClientIdentity> forJdk() {
    try {
      PrivateKeyInfo info = PrivateKeyInfoFactory.createPrivateKeyInfo(key);
      PrivateKey jdkKey =
          KeyFactory.getInstance(jdkAlgorithm())
              .generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
      CertificateFactory certificates = CertificateFactory.getInstance("X.509");
      List<X509Certificate> jdkChain = new ArrayList<>();
      for (byte[] certificate : chain) {
        jdkChain.add(
            (X509Certificate)
                certificates.generateCertificate(new ByteArrayInputStream(certificate)));
      }
      return Optional.of(new ClientIdentity(jdkChain, jdkKey));
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private String jdkAlgorithm() {
    if (key instanceof RSAKeyParameters) {
      return "RSA";
    }
    return key instanceof ECPrivateKeyParameters ? "EC" : "EdDSA";
  }

  /** Returns whether the key is for RSA. */
  boolean rsa() {
    return key instanceof RSAKeyParameters;
  }

  private Certificate certificate(TlsContext context, TlsCrypto crypto, byte[] requestContext)
      throws IOException {
    CertificateEntry[] entries = new CertificateEntry[chain.size()];
    for (int i = 0; i < entries.length; i++) {
      TlsCertificate certificate = crypto.createCertificate(chain.get(i));
      entries[i] = new CertificateEntry(certificate, null);
    }
    return new Certificate(TlsUtils.isTLSv13(context) ? requestContext : null, entries);
  }

  private boolean fits(SignatureAndHashAlgorithm algorithm, boolean tls13) {
    int scheme = SignatureScheme.from(algorithm);
    if (key instanceof RSAKeyParameters) {
      boolean pss =
          scheme == SignatureScheme.rsa_pss_rsae_sha256
              || scheme == SignatureScheme.rsa_pss_rsae_sha384
              || scheme == SignatureScheme.rsa_pss_rsae_sha512;
      return pss || !tls13 && algorithm.getSignature() == SignatureAlgorithm.rsa;
    }
    if (key instanceof ECPrivateKeyParameters ec) {
      int bits = ec.getParameters().getN().bitLength();
      return tls13
          ? scheme == SignatureScheme.ecdsa_secp256r1_sha256 && bits == 256
              || scheme == SignatureScheme.ecdsa_secp384r1_sha384 && bits == 384
              || scheme == SignatureScheme.ecdsa_secp521r1_sha512 && bits == 521
          : algorithm.getSignature() == SignatureAlgorithm.ecdsa;
    }
    return key instanceof Ed25519PrivateKeyParameters && scheme == SignatureScheme.ed25519;
  }
}
