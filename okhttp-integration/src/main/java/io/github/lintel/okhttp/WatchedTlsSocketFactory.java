package io.github.lintel.okhttp;

import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Makes a client's own TLS sockets, and lets the attempt know which one is its own. */
final class WatchedTlsSocketFactory extends TlsSocketFactory {
  WatchedTlsSocketFactory(SSLSocketFactory own) {
    super(own);
  }

  @Override
  void made(SSLSocket socket) {
    Attempt attempt = Attempt.CURRENT.get();
    if (attempt != null) {
      attempt.shakingHands(socket);
    }
  }
}
