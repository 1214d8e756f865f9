package io.github.lintel.internal.x509;

import io.github.lintel.internal.der.DerException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Reads a key store of the JDK's own kinds, JKS and JCEKS. Its certificates are not encrypted and
 * stand in the order in which a server sends them. The password is that of the key.
 */
final class JavaStore {
  private static final byte[] JKS = {(byte) 0xfe, (byte) 0xed, (byte) 0xfe, (byte) 0xed};
  private static final byte[] JCEKS = {(byte) 0xce, (byte) 0xce, (byte) 0xce, (byte) 0xce};

  private JavaStore() {}

  static boolean mayBe(byte[] bytes) {
    return FileKind.startsWith(bytes, JKS) || FileKind.startsWith(bytes, JCEKS);
  }

  static StoreContent read(byte[] bytes, Password password) throws DerException {
    try {
      KeyStore store = KeyStore.getInstance(FileKind.startsWith(bytes, JKS) ? "JKS" : "JCEKS");
      store.load(new ByteArrayInputStream(bytes), null);
      return content(store, password);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new DerException("it begins like a Java key store and is damaged");
    }
  }

  private static StoreContent content(KeyStore store, Password password)
      throws DerException, GeneralSecurityException {
    List<String> keys = new ArrayList<>();
    List<byte[]> certificates = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        keys.add(alias);
      } else {
        certificates.add(store.getCertificate(alias).getEncoded());
      }
    }
    if (keys.isEmpty()) {
      return new StoreContent(KeyFile.State.MISSING, Optional.empty(), certificates, false);
    }
    if (keys.size() > 1) {
      throw new DerException("it holds %d private keys; one is needed".formatted(keys.size()));
    }
    List<byte[]> chain = new ArrayList<>();
    Certificate[] sent = store.getCertificateChain(keys.get(0));
    for (Certificate certificate : sent == null ? new Certificate[0] : sent) {
      chain.add(certificate.getEncoded());
    }
    Optional<char[]> given = password.get();
    if (given.isEmpty()) {
      return new StoreContent(KeyFile.State.ENCRYPTED, Optional.empty(), chain, true);
    }
    try {
      Key key = store.getKey(keys.get(0), given.get());
      Optional<byte[]> pkcs8 = Optional.ofNullable(key).map(Key::getEncoded);
      KeyFile.State state = pkcs8.isPresent() ? KeyFile.State.READ : KeyFile.State.MISSING;
      return new StoreContent(state, pkcs8, chain, true);
    } catch (UnrecoverableKeyException | KeyStoreException e) {
      return new StoreContent(KeyFile.State.WRONG_PASSWORD, Optional.empty(), chain, true);
    }
  }
}
