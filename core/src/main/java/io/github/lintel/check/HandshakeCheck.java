package io.github.lintel.check;

/**
 * A check that looks at one handshake and the certificates that it showed. It is asked for the
 * first handshake with each node, and for each further one that showed another leaf under the real
 * name; handshakes that were experiments are not judged.
 */
public non-sealed interface HandshakeCheck extends Check {

  /** Judges one handshake. */
  CheckOutcome check(HandshakeView handshake);
}
