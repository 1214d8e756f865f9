package io.github.lintel.testkit;

import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedDecryptor;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** For suites in which the client encrypts to the RSA key of the certificate. */
final class PresentedDecryptor extends BcDefaultTlsCredentialedDecryptor {
  private final Certificate presented;

  PresentedDecryptor(BcTlsCrypto crypto, AsymmetricKeyParameter key, Certificate presented) {
    super(crypto, PresentedSigner.NOT_EMPTY, key);
    this.presented = presented;
  }

  @Override
  public Certificate getCertificate() {
    return presented;
  }
}
