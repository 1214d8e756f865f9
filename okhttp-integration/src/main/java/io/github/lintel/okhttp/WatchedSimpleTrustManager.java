package io.github.lintel.okhttp;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;

/**
 * As {@link WatchedTrustManager}, for one that does not know sockets: the JDK adds its own tests to
 * such a one, and must still be able to see that it is one.
 */
final class WatchedSimpleTrustManager implements X509TrustManager {
  private final X509TrustManager own;

  WatchedSimpleTrustManager(X509TrustManager own) {
    this.own = own;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    WatchedTrustManager.watch(
        chain, Optional.empty(), () -> own.checkServerTrusted(chain, authType));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    own.checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return own.getAcceptedIssuers();
  }
}
