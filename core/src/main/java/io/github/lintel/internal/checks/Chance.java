package io.github.lintel.internal.checks;

import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.HandshakeFacts;

/** Experiments that together show that no difference between them and the first one counts. */
public final class Chance {
  private Chance() {}

  /**
   * Returns whether what the experiments leave out or add cannot be why the first handshake failed:
   * two were completed that each keep what the other leaves out, or the server said nothing to the
   * first and yet took what the first had offered, too, out of an offer of everything. To an offer
   * without that a server says no, and is not silent; a busy one is.
   */
  public static boolean isContradictory(AddressFacts address) {
    if (address.primary().completed()) {
      return false;
    }
    return completed(address, ClientKind.TLS_1_2_ONLY)
            && completed(address, ClientKind.WITHOUT_SERVER_NAME)
        || isSilent(address) && tookWhatAllOffer(address);
  }

  private static boolean completed(AddressFacts address, ClientKind kind) {
    return address.as(kind).filter(HandshakeFacts::completed).isPresent();
  }

  private static boolean isSilent(AddressFacts address) {
    HandshakeFacts first = address.primary();
    return first.ending() == Ending.TIMED_OUT && first.bytesReceived() == 0;
  }

  private static boolean tookWhatAllOffer(AddressFacts address) {
    return address
        .as(ClientKind.EVERYTHING)
        .flatMap(HandshakeFacts::negotiated)
        .filter(taken -> !HelloComparison.isOld(taken))
        .filter(taken -> TodaysOffer.hasSuite(taken) && TodaysOffer.hasGroup(taken))
        .isPresent();
  }
}
