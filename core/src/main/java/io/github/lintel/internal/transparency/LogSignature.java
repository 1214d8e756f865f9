package io.github.lintel.internal.transparency;

import io.github.lintel.internal.x509.PublicKeys;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** Verifies a log's signature: ECDSA or RSA, each with SHA-256 (RFC 6962 section 2.1.4). */
final class LogSignature {
  private static final int SHA256_RSA = 0x0401;
  private static final int SHA256_ECDSA = 0x0403;

  private LogSignature() {}

  static boolean verifies(RawTimestamp timestamp, byte[] entry, byte[] logKey) {
    Optional<Signer> signer =
        PublicKeys.read(logKey).flatMap(key -> signer(key, timestamp.algorithm()));
    if (signer.isEmpty()) {
      return false;
    }
    byte[] signed = signed(timestamp, entry);
    signer.get().update(signed, 0, signed.length);
    try {
      return signer.get().verifySignature(timestamp.signature().toByteArray());
    } catch (RuntimeException e) {
      return false; // how some of Bouncy Castle's signers tell a signature of the wrong shape
    }
  }

  private static Optional<Signer> signer(AsymmetricKeyParameter key, int algorithm) {
    Signer signer;
    if (key instanceof ECPublicKeyParameters && algorithm == SHA256_ECDSA) {
      signer =
          new DSADigestSigner(new ECDSASigner(), new SHA256Digest(), StandardDSAEncoding.INSTANCE);
    } else if (key instanceof RSAKeyParameters && algorithm == SHA256_RSA) {
      signer = new RSADigestSigner(new SHA256Digest());
    } else {
      return Optional.empty();
    }
    signer.init(false, key);
    return Optional.of(signer);
  }

  private static byte[] signed(RawTimestamp timestamp, byte[] entry) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0); // version 1
    out.write(0); // a timestamp
    out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(timestamp.timestamp()).array());
    out.writeBytes(entry);
    out.write(timestamp.extensions().size() >> 8);
    out.write(timestamp.extensions().size());
    out.writeBytes(timestamp.extensions().toByteArray());
    return out.toByteArray();
  }
}
