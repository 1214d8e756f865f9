package io.github.lintel.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * What a client of a front door shall trust: one root, and no other. In the forms in which clients
 * want it. Immutable and thread-safe.
 *
 * @param authority the root
 */
public record Trust(CertificateAuthority authority) {

  /** The root's certificate. */
  public X509Certificate certificate() {
    return authority.certificate();
  }

  /** For {@code OkHttpClient.Builder.sslSocketFactory} and the like. */
  public X509TrustManager manager() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(keyStore());
      return Stream.of(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("This JDK has no trust manager"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For {@code HttpClient.Builder.sslContext}, {@code HttpsURLConnection} and the like. */
  public SSLContext sslContext() {
    return authority.clientContext();
  }

  /** A store in memory. */
  public KeyStore keyStore() {
    return authority.trustStore();
  }

  /** The root as PEM. */
  public String pem() {
    return authority.pem();
  }

  /** Writes {@code root.pem} into the folder, over an older one. */
  public Path writePem(Path folder) throws IOException {
    return Files.writeString(folder.resolve("root.pem"), pem());
  }
}
