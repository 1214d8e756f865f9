package io.github.lintel.testkit;

import java.security.KeyPair;

/** The keys of the catalogue that take long to make, so {@link Ahead} makes them. */
enum RsaKey {
  WEAK(KeyKind.RSA_1024),
  USUAL(KeyKind.RSA_2048);

  private final KeyKind kind;

  RsaKey(KeyKind kind) {
    this.kind = kind;
  }

  /** Makes those that nobody has made yet. */
  static void waitForAll() {
    for (RsaKey key : values()) {
      key.pair();
    }
  }

  /** Waits for it if it is being made. */
  KeyPair pair() {
    return kind.key("catalogue/" + this);
  }
}
