package io.github.lintel.internal.checks.deployment;

import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Certificate;
import io.github.lintel.internal.checks.Expiry;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a node should not serve a leaf.
 *
 * @param kind why
 * @param severity how bad it is for clients
 */
record Trouble(Kind kind, Severity severity) {

  enum Kind {
    NOT_EXPECTED,
    EXPIRED,
    NOT_YET_VALID,
    WRONG_NAME,
    NOT_TRUSTED,
    EXPIRES_SOON
  }

  static Trouble notExpected() {
    return new Trouble(Kind.NOT_EXPECTED, Severity.ERROR);
  }

  /** What is wrong with a leaf by itself. */
  static Optional<Trouble> of(HandshakeView handshake, Certificate leaf) {
    Instant at = handshake.at();
    if (Expiry.past(leaf, at)) {
      return error(Kind.EXPIRED);
    }
    if (at.isBefore(leaf.notBefore())) {
      return error(Kind.NOT_YET_VALID);
    }
    if (handshake.endpoint().names().stream().anyMatch(name -> !name.matchedBy(leaf))) {
      return error(Kind.WRONG_NAME);
    }
    if (handshake.paths().trustedPath().isEmpty() && handshake.paths().gaveUp().isEmpty()) {
      return error(Kind.NOT_TRUSTED);
    }
    return Expiry.of(leaf, handshake.policy(), at)
        .map(expiry -> new Trouble(Kind.EXPIRES_SOON, expiry.severity()));
  }

  private static Optional<Trouble> error(Kind kind) {
    return Optional.of(new Trouble(kind, Severity.ERROR));
  }
}
