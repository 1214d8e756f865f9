package io.github.lintel.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/** The formats of key and trust stores. */
public enum StoreKind {
  PKCS12,
  /** Only Java reads it; it is still what many Java servers expect unless told otherwise. */
  JKS;

  KeyStore empty() {
    try {
      KeyStore store = KeyStore.getInstance(name());
      store.load(null, null);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Path write(KeyStore store, Path file, String password) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return file;
  }
}
