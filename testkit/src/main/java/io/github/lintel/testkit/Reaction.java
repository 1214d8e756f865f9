package io.github.lintel.testkit;

/** What clients with their usual settings do about a {@link Flaw}. */
public enum Reaction {
  /** They must refuse: an {@code SSLException} in Java. */
  REFUSE,
  /** They get no handshake at all, and an {@code IOException}; silence only ends by a timeout. */
  FAIL,
  /** Some refuse and others do not, or only now and then. */
  DIFFER,
  /** They get in. */
  GET_IN
}
