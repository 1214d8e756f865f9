package io.github.lintel.okhttp;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/** Decides as another one does, and tells the attempt which certificates were presented. */
final class WatchedTrustManager extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager own;

  WatchedTrustManager(X509ExtendedTrustManager own) {
    this.own = own;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    Optional<SSLSession> session =
        socket instanceof SSLSocket tls
            ? Optional.ofNullable(tls.getHandshakeSession())
            : Optional.empty();
    watch(chain, session, () -> own.checkServerTrusted(chain, authType, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    own.checkServerTrusted(chain, authType, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    watch(chain, Optional.empty(), () -> own.checkServerTrusted(chain, authType));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    own.checkClientTrusted(chain, authType, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    own.checkClientTrusted(chain, authType, engine);
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

  /** One decision about certificates. */
  interface Decision {
    void make() throws CertificateException;
  }

  static void watch(X509Certificate[] chain, Optional<SSLSession> session, Decision decision)
      throws CertificateException {
    Attempt attempt = Attempt.CURRENT.get();
    if (attempt == null) {
      decision.make();
      return;
    }
    attempt.presented(chain, session);
    try {
      decision.make();
    } catch (CertificateException | RuntimeException e) {
      attempt.rejected();
      throw e;
    }
  }
}
