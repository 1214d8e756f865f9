package io.github.lintel.testkit;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.PrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;

/** Signs for Bouncy Castle's builders with the algorithm that is usual for the key. */
final class KindSigner implements ContentSigner {
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private final PrivateKey key;
  private final SignatureKind kind;
  private final boolean corrupt;

  KindSigner(PrivateKey key, boolean corrupt) {
    this.key = key;
    this.kind = SignatureKind.usualFor(key);
    this.corrupt = corrupt;
  }

  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    return kind.identifier();
  }

  @Override
  public OutputStream getOutputStream() {
    return content;
  }

  @Override
  public byte[] getSignature() {
    byte[] signature = kind.sign(key, content.toByteArray());
    if (corrupt) {
      signature[signature.length - 1] ^= 1;
    }
    return signature;
  }
}
