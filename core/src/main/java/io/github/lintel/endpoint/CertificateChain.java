package io.github.lintel.endpoint;

import io.github.lintel.facts.Certificate;
import java.util.List;

/**
 * Certificates that somebody knows: the chain that every node is expected to serve. Immutable.
 *
 * @param source where it comes from, as a file's name
 * @param certificates leaf first; never empty
 */
public record CertificateChain(String source, List<Certificate> certificates) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public CertificateChain {
    certificates = List.copyOf(certificates);
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException(source + ": no certificate in it");
    }
  }

  /** Returns the first certificate. */
  public Certificate leaf() {
    return certificates.get(0);
  }
}
