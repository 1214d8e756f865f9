package io.github.lintel.facts;

import java.util.Optional;

/**
 * A certificate's public key.
 *
 * @param algorithm {@code RSA}, {@code RSA-PSS} (for that signature only), {@code EC}, {@code
 *     Ed25519}, {@code Ed448}, {@code DSA}, or the dotted object identifier of another algorithm
 * @param bits the size of the key in bits; 0 when it cannot be told
 * @param curve the name of the elliptic curve by RFC 8422 or its object identifier
 * @param encoded the SubjectPublicKeyInfo as presented
 * @param sha256 the SHA-256 of {@code encoded} in lower-case hexadecimal
 */
public record PublicKeyFacts(
    String algorithm, int bits, Optional<String> curve, Bytes encoded, String sha256) {

  /** Returns how people call it: {@code RSA 2048}, {@code EC secp256r1}, {@code Ed25519}. */
  public String description() {
    if (algorithm.startsWith("Ed")) {
      return algorithm; // the name already tells the size
    }
    return curve
        .map(name -> algorithm + " " + name)
        .orElse(bits > 0 ? algorithm + " " + bits : algorithm);
  }
}
