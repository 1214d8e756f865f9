package io.github.lintel.internal.probe;

import java.io.IOException;
import java.util.Vector;
import java.util.stream.IntStream;
import org.bouncycastle.tls.AbstractTlsServer;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCrypto;

/** Serves a bundle as a well configured server would: TLS 1.2 and 1.3, and nothing weak. */
final class BundleServer extends AbstractTlsServer {
  private final Credentials credentials;

  BundleServer(TlsCrypto crypto, Credentials credentials) {
    super(crypto);
    this.credentials = credentials;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.TLSv13.downTo(ProtocolVersion.TLSv12);
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    int[] tls13 = {CipherSuite.TLS_AES_128_GCM_SHA256, CipherSuite.TLS_AES_256_GCM_SHA384};
    int[] tls12 = {
      credentials.ellipticCurve()
          ? CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256
          : CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
    };
    return IntStream.concat(IntStream.of(tls13), IntStream.of(tls12)).toArray();
  }

  @Override
  public TlsCredentials getCredentials() throws IOException {
    Vector<?> algorithms = context.getSecurityParametersHandshake().getClientSigAlgs();
    return credentials
        .signer(context, getCrypto(), algorithms, TlsUtils.EMPTY_BYTES)
        .orElseThrow(() -> new TlsFatalAlert(AlertDescription.handshake_failure));
  }
}
