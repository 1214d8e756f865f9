package io.github.lintel.check;

/**
 * A rule about a front door: a pure function from facts and policy to an outcome. It touches no
 * network, clock, file or log, and is safe for use by many threads. The three kinds differ in what
 * they are given to look at.
 */
public sealed interface Check permits EndpointCheck, AddressCheck, HandshakeCheck {

  /** Returns what is known of the check before it runs; always the same. */
  CheckInfo info();
}
