package io.github.lintel.internal.checks.deployment;

import io.github.lintel.check.HandshakeView;
import io.github.lintel.facts.Certificate;
import java.util.Optional;

/**
 * A leaf that a node serves.
 *
 * @param handshake the first handshake that showed it
 * @param leaf the certificate
 * @param trouble why it should not; empty for the right one
 */
record Served(HandshakeView handshake, Certificate leaf, Optional<Trouble> trouble) {

  boolean good() {
    return trouble.isEmpty();
  }

  String keyType() {
    return leaf.publicKey().algorithm();
  }
}
