package io.github.lintel.internal.probe;

import io.github.lintel.facts.Alert;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.ServerName;
import io.github.lintel.facts.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which further handshakes can tell why a first one is not as it should be. Never more than eight.
 */
final class ExperimentPlan {
  private static final int UNRECOGNIZED_NAME = 112;
  private static final int PROTOCOL_VERSION = 70;

  private ExperimentPlan() {}

  /** Returns the experiments that the facts ask for; none when the handshake explains itself. */
  static List<ClientKind> of(HandshakeFacts first, ServerName name, boolean nameSent) {
    if (first.completed()) {
      boolean wrongName = first.leaf().map(leaf -> !name.matchedBy(leaf)).orElse(false);
      return wrongName && nameSent
          ? List.of(ClientKind.WITHOUT_SERVER_NAME, ClientKind.RANDOM_SERVER_NAME)
          : List.of();
    }
    if (!connectionWasLost(first) && first.ending() != Ending.ALERTED) {
      return List.of();
    }
    if (first.reached(Stage.SERVER_HELLO) || !first.reached(Stage.CLIENT_HELLO_SENT)) {
      // It liked what we offered, or has not seen it: is it so every time?
      return connectionWasLost(first) ? List.of(ClientKind.AGAIN) : List.of();
    }
    return refusedHello(first.alertReceived().map(Alert::code).orElse(-1), nameSent);
  }

  /** The ClientHello got no answer, or an alert. */
  private static List<ClientKind> refusedHello(int alert, boolean nameSent) {
    List<ClientKind> plan = new ArrayList<>();
    if (alert == PROTOCOL_VERSION) {
      return List.of(ClientKind.OLD_VERSIONS, ClientKind.TLS_1_2_ONLY);
    }
    if (alert != UNRECOGNIZED_NAME) {
      plan.add(ClientKind.AGAIN); // before anything else is compared: is it so every time?
    }
    if (nameSent) {
      plan.add(ClientKind.WITHOUT_SERVER_NAME);
    }
    if (alert != UNRECOGNIZED_NAME) {
      plan.add(ClientKind.OLD_VERSIONS);
      plan.add(ClientKind.TLS_1_2_ONLY);
      plan.add(ClientKind.EVERYTHING);
    }
    return plan;
  }

  /** Returns as which client the other certificate of a node with two key types is asked for. */
  static Optional<ClientKind> otherKeyType(HandshakeFacts first) {
    return first
        .leaf()
        .map(Certificate::publicKey)
        .flatMap(
            key ->
                switch (key.algorithm()) {
                  case "RSA" -> Optional.of(ClientKind.ECDSA_ONLY);
                  case "EC" -> Optional.of(ClientKind.RSA_ONLY);
                  default -> Optional.empty();
                });
  }

  private static boolean connectionWasLost(HandshakeFacts first) {
    return switch (first.ending()) {
      case CLOSED, RESET -> true;
      case TIMED_OUT -> first.reached(Stage.CONNECTED);
      default -> false;
    };
  }
}
