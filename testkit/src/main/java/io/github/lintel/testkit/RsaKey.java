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

  /** Waits for it if it is not made yet. */
  KeyPair pair() {
    return kind.key("catalogue/" + this);
  }
}
