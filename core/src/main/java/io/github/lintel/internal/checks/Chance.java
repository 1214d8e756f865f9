package io.github.lintel.internal.checks;

import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.HandshakeFacts;

/** Experiments that together show that no difference between them and the first one counts. */
public final class Chance {
  private Chance() {}

  /**
   * Returns whether two experiments were completed that each keep what the other leaves out: then
   * neither what the one leaves out nor what the other does is why the first handshake failed.
   */
  public static boolean isContradictory(AddressFacts address) {
    return !address.primary().completed()
        && completed(address, ClientKind.TLS_1_2_ONLY)
        && completed(address, ClientKind.WITHOUT_SERVER_NAME);
  }

  private static boolean completed(AddressFacts address, ClientKind kind) {
    return address.as(kind).filter(HandshakeFacts::completed).isPresent();
  }
}
