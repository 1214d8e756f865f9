package io.github.lintel.internal.checks;

import io.github.lintel.facts.Negotiated;
import io.github.lintel.facts.PublicKeyFacts;
import io.github.lintel.facts.TlsVersion;
import java.util.Set;

/** What every mainstream client offers, and so does the first handshake. */
public final class TodaysOffer {
  /** RFC 7919 section 2.2 and NIST SP 800-131A: primes below that are refused today. */
  public static final int LEAST_PRIME_BITS = 2048;

  private static final Set<String> GROUPS = Set.of("x25519", "secp256r1", "secp384r1");

  private static final Set<String> CIPHERS =
      Set.of(
          "AES_128_GCM_SHA256",
          "AES_256_GCM_SHA384",
          "CHACHA20_POLY1305_SHA256",
          "AES_128_CBC_SHA",
          "AES_256_CBC_SHA");

  private TodaysOffer() {}

  /** Returns whether the key exchange group is among it, or there is none. */
  public static boolean hasGroup(Negotiated negotiated) {
    return negotiated.group().map(GROUPS::contains).orElse(true);
  }

  /** Returns whether a group is among it. */
  public static boolean hasGroup(String name) {
    return GROUPS.contains(name);
  }

  /** Returns whether signatures by such a key are among it. */
  public static boolean verifies(PublicKeyFacts key) {
    return key.algorithm().equals("RSA")
        || key.description().equals("EC secp256r1")
        || key.description().equals("EC secp384r1");
  }

  /** Returns whether the cipher suite is among it. */
  public static boolean hasSuite(Negotiated negotiated) {
    String suite = negotiated.cipherSuite();
    if (negotiated.version().equals(TlsVersion.TLS_1_3)) {
      return !suite.contains("_CCM_"); // the only ones of TLS 1.3 that nobody offers
    }
    int with = suite.indexOf("_WITH_");
    return with > 0
        && (suite.startsWith("TLS_ECDHE_RSA_WITH_") || suite.startsWith("TLS_ECDHE_ECDSA_WITH_"))
        && CIPHERS.contains(suite.substring(with + "_WITH_".length()));
  }

  /** Returns whether the server's Diffie-Hellman prime is so short that clients refuse it. */
  public static boolean isWeak(Negotiated negotiated) {
    return negotiated.primeBits().filter(bits -> bits < LEAST_PRIME_BITS).isPresent();
  }
}
