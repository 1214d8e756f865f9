package io.github.lintel.internal.bundle;

import io.github.lintel.facts.BundleFacts;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/**
 * A bundle as it was read: what to tell about it, and what a server needs to serve it.
 *
 * @param facts what to tell; holds nothing secret
 * @param key the private key, if one could be read
 * @param chain the certificates as they are, unreadable ones included
 */
public record ReadBundle(
    BundleFacts facts, Optional<AsymmetricKeyParameter> key, List<byte[]> chain) {

  /** Copies the list. */
  public ReadBundle {
    chain = List.copyOf(chain);
  }

  /** Returns the sources only. */
  @Override
  public String toString() {
    return "ReadBundle[" + facts.source() + ", " + facts.keySource() + "]";
  }
}
