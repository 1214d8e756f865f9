package io.github.lintel.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** What a client needs to trust one authority and no other. Immutable and thread-safe. */
public final class TrustedRoot {
  private final CertificateAuthority root;

  TrustedRoot(CertificateAuthority root) {
    this.root = root;
  }

  /** The root's certificate. */
  public X509Certificate certificate() {
    return root.certificate();
  }

  /** The root's certificate in PEM. */
  public String pem() {
    return root.pem();
  }

  /** Writes {@code root.pem} into the folder, over an older one. */
  public Path writeTo(Path folder) throws IOException {
    return Files.writeString(folder.resolve("root.pem"), pem());
  }

  /** A store in memory with the root alone. */
  public KeyStore keyStore() {
    return root.trustStore();
  }

  /** The JDK's trust manager with its usual rules. */
  public X509TrustManager trustManager() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(keyStore());
      return (X509TrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A context of the JDK. Clients that use its sockets directly must still ask for the name to be
   * verified.
   */
  public SSLContext sslContext() {
    return root.clientContext();
  }
}
