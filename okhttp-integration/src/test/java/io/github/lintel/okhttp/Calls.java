package io.github.lintel.okhttp;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Clients and calls for tests. */
final class Calls {
  private Calls() {}

  /** The same, watched, with a TLS context of its own that sees what it refuses. */
  static OkHttpClient.Builder watched(CertificateAuthority root, FrontDoorWatch watch) {
    X509TrustManager trust = watch.trustManager(trust(root.trustStore()));
    KeyManager keys = watch.keyManager(new NoKeys());
    return LintelOkHttp.install(
        client(root).sslSocketFactory(context(trust, keys).getSocketFactory(), trust), watch);
  }

  /** A client that trusts this root, and for which every name is at home here. */
  static OkHttpClient.Builder client(CertificateAuthority root) {
    X509TrustManager trust = trust(root.trustStore());
    return new OkHttpClient.Builder()
        .sslSocketFactory(context(trust).getSocketFactory(), trust)
        .dns(asked -> List.of(InetAddress.getByAddress(asked, new byte[] {127, 0, 0, 1})))
        .connectTimeout(Duration.ofSeconds(5));
  }

  static Response get(OkHttpClient client, String url) throws IOException {
    return client.newCall(new Request.Builder().url(url).build()).execute();
  }

  static IOException failure(OkHttpClient client, String url) {
    return catchThrowableOfType(IOException.class, () -> get(client, url).close());
  }

  /** What a server needs to serve a credential. */
  static SSLSocketFactory serverSockets(Credential credential) {
    return credential.serverContext().getSocketFactory();
  }

  static X509TrustManager trust(KeyStore roots) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(roots);
      return (X509TrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SSLContext context(X509TrustManager trust, KeyManager... keys) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
