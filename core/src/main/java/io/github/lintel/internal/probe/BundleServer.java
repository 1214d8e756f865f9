package io.github.lintel.internal.probe;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Vector;
import java.util.stream.IntStream;
import org.bouncycastle.tls.AbstractTlsServer;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.KeyExchangeAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCrypto;

/**
 * Serves bundles as a well configured server would: TLS 1.2 and 1.3, nothing weak, and to each
 * client the certificate of a key type that it takes.
 */
final class BundleServer extends AbstractTlsServer {
  private final List<Credentials> credentials;

  BundleServer(TlsCrypto crypto, List<Credentials> credentials) {
    super(crypto);
    this.credentials = List.copyOf(credentials);
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.TLSv13.downTo(ProtocolVersion.TLSv12);
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    int[] tls13 = {CipherSuite.TLS_AES_128_GCM_SHA256, CipherSuite.TLS_AES_256_GCM_SHA384};
    IntStream tls12 =
        credentials.stream()
            .mapToInt(
                c ->
                    c.rsa()
                        ? CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
                        : CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256)
            .distinct();
    return IntStream.concat(IntStream.of(tls13), tls12).toArray();
  }

  @Override
  public TlsCredentials getCredentials() throws IOException {
    Vector<?> algorithms = context.getSecurityParametersHandshake().getClientSigAlgs();
    for (Credentials each : credentials) {
      Optional<TlsCredentials> signer =
          fitsSuite(each)
              ? each.signer(context, getCrypto(), algorithms, TlsUtils.EMPTY_BYTES)
              : Optional.empty();
      if (signer.isPresent()) {
        return signer.get();
      }
    }
    throw new TlsFatalAlert(AlertDescription.handshake_failure);
  }

  /** A cipher suite of TLS 1.2 is for one type of key. */
  private boolean fitsSuite(Credentials each) {
    int suite = context.getSecurityParametersHandshake().getCipherSuite();
    return TlsUtils.isTLSv13(context)
        || each.rsa()
            == (TlsUtils.getKeyExchangeAlgorithm(suite) == KeyExchangeAlgorithm.ECDHE_RSA);
  }
}
