package io.github.lintel.internal.probe;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PresentedCertificate;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.tls.CertificateType;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.crypto.CryptoHashAlgorithm;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.TlsECConfig;
import org.bouncycastle.tls.crypto.TlsECDomain;
import org.bouncycastle.tls.crypto.impl.TlsAEADCipher;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * Bouncy Castle's lightweight cryptography, with shortcuts for somebody who shakes hands thousands
 * of times: key shares are used again, certificates decoded once, hashes left to the JDK, and after
 * a while AES-GCM, too. Thread-safe.
 */
final class ProbeCrypto extends BcTlsCrypto {
  /**
   * The JDK's AES-GCM costs a tenth of a second at its first use and saves some 30 us in each
   * handshake, two ciphers in each: who makes a few hundred handshakes may make thousands.
   */
  private static final int CIPHERS_BEFORE_JDK = 600;

  private final AtomicInteger ciphers = new AtomicInteger();
  private final KeyShares keyShares = new KeyShares();
  private final KnownCertificates certificates = new KnownCertificates();

  ProbeCrypto() {
    super(new SecureRandom());
  }

  /** Decodes a certificate, or remembers it. */
  PresentedCertificate decode(byte[] der) {
    return certificates.decode(der).certificate();
  }

  @Override
  public TlsCertificate createCertificate(short type, byte[] encoding) throws IOException {
    KnownCertificates.Known known = certificates.decode(encoding);
    return type == CertificateType.X509
            && known.keyInfo().isPresent()
            && known.certificate() instanceof Certificate certificate
        ? new LightCertificate(this, certificate, known.keyInfo().get(), known.key())
        : super.createCertificate(type, encoding);
  }

  @Override
  public TlsECDomain createECDomain(TlsECConfig config) {
    return switch (config.getNamedGroup()) {
      case NamedGroup.x25519 -> () -> keyShares.x25519(this);
      case NamedGroup.secp256r1 -> keyShares.p256(this, config);
      default -> super.createECDomain(config);
    };
  }

  @Override
  protected TlsAEADCipher createCipher_AES_GCM(
      TlsCryptoParameters parameters, int keyBytes, int tagBytes) throws IOException {
    if (ciphers.get() < CIPHERS_BEFORE_JDK) {
      ciphers.incrementAndGet();
      return super.createCipher_AES_GCM(parameters, keyBytes, tagBytes);
    }
    return new TlsAEADCipher(
        parameters,
        JdkAesGcm.encrypting(),
        JdkAesGcm.decrypting(),
        keyBytes,
        tagBytes,
        TlsAEADCipher.AEAD_GCM,
        null);
  }

  @Override
  public Digest createDigest(int algorithm) {
    return switch (algorithm) {
      case CryptoHashAlgorithm.sha256 -> JdkDigest.sha256();
      case CryptoHashAlgorithm.sha384 -> JdkDigest.sha384();
      default -> super.createDigest(algorithm);
    };
  }

  @Override
  public Digest cloneDigest(int algorithm, Digest digest) {
    return digest instanceof JdkDigest ours ? ours.copy() : super.cloneDigest(algorithm, digest);
  }
}
