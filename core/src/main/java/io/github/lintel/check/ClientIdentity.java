package io.github.lintel.check;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A client certificate in the JDK's types, for observers that make connections of their own.
 * Immutable; its text shows the subject and nothing of the key.
 */
public final class ClientIdentity {
  private final List<X509Certificate> chain;
  private final PrivateKey key;

  /**
   * Takes certificates, leaf first, and the leaf's private key.
   *
   * @throws IllegalArgumentException if there is no certificate
   */
  public ClientIdentity(List<X509Certificate> chain, PrivateKey key) {
    this.chain = List.copyOf(chain);
    this.key = key;
    if (this.chain.isEmpty()) {
      throw new IllegalArgumentException("no certificate");
    }
  }

  /** Returns the certificates, leaf first. */
  public List<X509Certificate> chain() {
    return chain;
  }

  /** Returns the private key. Do not log it. */
  public PrivateKey key() {
    return key;
  }

  @Override
  public String toString() {
    return "ClientIdentity[" + chain.get(0).getSubjectX500Principal() + "]";
  }
}
