package io.github.lintel.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collections;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The types that clients on the JDK want. */
final class Jdk {
  private Jdk() {}

  static X509Certificate certificate(byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JDK cannot read this certificate", e);
    }
  }

  static KeyStore emptyStore() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static KeyStore trustStore(X509Certificate root) {
    try {
      KeyStore store = emptyStore();
      store.setCertificateEntry("root", root);
      return store;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same entries as a store of the JDK's own old format. */
  static KeyStore jks(KeyStore from, char[] password) {
    try {
      KeyStore store = KeyStore.getInstance("JKS");
      store.load(null, null);
      for (String alias : Collections.list(from.aliases())) {
        store.setKeyEntry(
            alias, from.getKey(alias, password), password, from.getCertificateChain(alias));
      }
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Path write(KeyStore store, Path file, char[] password) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password);
      return file;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static SSLContext clientContext(KeyStore trustStore) {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trustStore);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
