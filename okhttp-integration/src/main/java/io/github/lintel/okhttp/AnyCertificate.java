package io.github.lintel.okhttp;

import io.github.lintel.check.ClientIdentity;
import io.github.lintel.check.Observer;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Looks at no certificate: they are judged elsewhere, and a front door with a bad one is still to
 * be observed. For requests that carry nothing secret and whose answers are only looked at.
 */
final class AnyCertificate extends X509ExtendedTrustManager {
  static final AnyCertificate INSTANCE = new AnyCertificate();

  private AnyCertificate() {}

  /**
   * Returns a factory of sockets that send the same server name as the probe of TLS.
   *
   * @param client the certificate to present, if one is to be presented
   */
  static SSLSocketFactory sockets(Observer.Subject subject, Optional<ClientIdentity> client) {
    SSLSocketFactory sockets = context(client).getSocketFactory();
    return subject.serverNameSent().isPresent() || subject.name().isAddress()
        ? sockets
        : new TlsSocketFactory(sockets) {
          @Override
          void made(SSLSocket socket) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of());
            socket.setSSLParameters(parameters);
          }
        };
  }

  private static SSLContext context(Optional<ClientIdentity> client) {
    KeyManager[] keys = client.stream().map(ClientKeyManager::new).toArray(KeyManager[]::new);
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, new TrustManager[] {INSTANCE}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType) {}

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
