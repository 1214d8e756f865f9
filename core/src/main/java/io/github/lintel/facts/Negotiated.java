package io.github.lintel.facts;

import java.util.Optional;

/**
 * What the two sides agreed on.
 *
 * @param version the version of the ServerHello
 * @param cipherSuite IANA's name of the suite, or its number as {@code 0x1234}
 * @param group IANA's name of the key exchange group, when there is one
 * @param primeBits the size of the prime of a finite-field exchange that names no group (TLS 1.2)
 * @param alpn the application protocol, when one was agreed; from the network, as text
 */
public record Negotiated(
    TlsVersion version,
    String cipherSuite,
    Optional<String> group,
    Optional<Integer> primeBits,
    Optional<String> alpn) {

  /** An agreement without a prime of its own. */
  public Negotiated(
      TlsVersion version, String cipherSuite, Optional<String> group, Optional<String> alpn) {
    this(version, cipherSuite, group, Optional.empty(), alpn);
  }
}
