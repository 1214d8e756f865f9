package io.github.lintel.internal.x509;

import java.util.List;
import java.util.Optional;

/**
 * What a key store holds.
 *
 * @param key what became of the private key
 * @param pkcs8 the private key, if it could be had
 * @param certificates as far as they could be had
 * @param ordered whether their order is that in which a server would send them
 */
record StoreContent(
    KeyFile.State key, Optional<byte[]> pkcs8, List<byte[]> certificates, boolean ordered) {

  StoreContent {
    certificates = List.copyOf(certificates);
  }

  /** Nothing could be had because of the password. */
  static StoreContent locked(KeyFile.State state) {
    return new StoreContent(state, Optional.empty(), List.of(), false);
  }

  /** Returns the state only. */
  @Override
  public String toString() {
    return "StoreContent[" + key + "]";
  }
}
