package io.github.lintel.okhttp;

import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;

/** Puts a watch into a client that is being built. */
final class Installation {
  private final OkHttpClient.Builder client;
  private final FrontDoorWatch watch;
  private final OkHttpClient asItIs;

  Installation(OkHttpClient.Builder client, FrontDoorWatch watch) {
    this.client = client;
    this.watch = watch;
    this.asItIs = client.build();
  }

  OkHttpClient.Builder install() {
    client
        .addInterceptor(watch.interceptor())
        .addNetworkInterceptor(watch.networkInterceptor())
        .eventListenerFactory(watch.eventListenerFactory(asItIs.eventListenerFactory()))
        .socketFactory(watch.socketFactory(asItIs.socketFactory()));
    if (asItIs.connectionSpecs().stream().anyMatch(ConnectionSpec::isTls)) {
      Optional.ofNullable(asItIs.x509TrustManager()).ifPresent(this::watchTls);
    }
    return client;
  }

  private void watchTls(X509TrustManager own) {
    if (hasTheDefaultTls()) {
      watchDefaultTls(own);
    } else if (!(asItIs.sslSocketFactory() instanceof WatchedTlsSocketFactory)) {
      client.sslSocketFactory(new WatchedTlsSocketFactory(asItIs.sslSocketFactory()), own);
    }
  }

  /** A client without a TLS context of its own gets a new one each time that it is built. */
  private boolean hasTheDefaultTls() {
    return asItIs.sslSocketFactory() != client.build().sslSocketFactory();
  }

  /** The same as OkHttp's default, with the client's trust manager inside a watched one. */
  private void watchDefaultTls(X509TrustManager own) {
    X509TrustManager watched = watch.trustManager(own);
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {new WatchedKeyManager(Optional.empty())},
          new TrustManager[] {watched},
          null);
      client.sslSocketFactory(context.getSocketFactory(), watched);
    } catch (GeneralSecurityException e) {
      // Without it less is seen; OkHttp's own default is as good for the calls.
      return;
    }
  }
}
