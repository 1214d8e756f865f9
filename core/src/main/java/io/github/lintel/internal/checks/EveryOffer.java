package io.github.lintel.internal.checks;

import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Negotiated;
import java.util.Optional;

/** What a server took when all was offered that can be. */
public final class EveryOffer {
  private EveryOffer() {}

  /** Returns the handshake in which it took something, if there is one. */
  public static Optional<HandshakeFacts> answered(AddressFacts address) {
    return answered(address, ClientKind.EVERYTHING)
        .or(() -> answered(address, ClientKind.EVERYTHING_OF_TLS_1_2));
  }

  /** Returns what it took, if it took something. */
  public static Optional<Negotiated> taken(AddressFacts address) {
    return answered(address).flatMap(HandshakeFacts::negotiated);
  }

  private static Optional<HandshakeFacts> answered(AddressFacts address, ClientKind client) {
    return address.as(client).filter(h -> h.negotiated().isPresent());
  }
}
