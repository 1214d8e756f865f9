package io.github.lintel.testkit;

import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/** Signs for any list of certificates, also an empty one, which Bouncy Castle would not take. */
final class PresentedSigner extends BcDefaultTlsCredentialedSigner {
  static final Certificate NOT_EMPTY =
      new Certificate(new TlsCertificate[] {new RawCertificate(new byte[0])});

  private final Certificate presented;

  PresentedSigner(
      TlsCryptoParameters parameters,
      BcTlsCrypto crypto,
      AsymmetricKeyParameter key,
      Certificate presented,
      int scheme) {
    super(parameters, crypto, key, NOT_EMPTY, algorithm(scheme));
    this.presented = presented;
  }

  @Override
  public Certificate getCertificate() {
    return presented;
  }

  private static @Nullable SignatureAndHashAlgorithm algorithm(int scheme) {
    return scheme == 0 ? null : SignatureScheme.getSignatureAndHashAlgorithm(scheme);
  }
}
