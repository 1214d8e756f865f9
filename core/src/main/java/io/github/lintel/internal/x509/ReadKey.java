package io.github.lintel.internal.x509;

import io.github.lintel.facts.Bytes;
import java.util.Optional;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/**
 * A private key as it was read.
 *
 * @param key the private half
 * @param publicHalf the public half as the file states it beside an elliptic-curve key; nothing has
 *     compared the two. That of an RSA key is part of {@code key}.
 */
public record ReadKey(AsymmetricKeyParameter key, Optional<Bytes> publicHalf) {

  static ReadKey of(AsymmetricKeyParameter key) {
    return new ReadKey(key, Optional.empty());
  }

  /** Returns nothing of the key. */
  @Override
  public String toString() {
    return "ReadKey";
  }
}
