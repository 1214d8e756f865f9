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

/** Which further handshakes can tell why a first one is not as it should be. Never more than eight. */
final class ExperimentPlan {
  private static final int UNRECOGNIZED_NAME = 112;
  private static final int PROTOCOL_VERSION = 70;

  private ExperimentPlan() {}

  /** Returns the experiments that the facts ask for; none when the handshake explains itself. */
  static List<ClientKind> of(HandshakeFacts first, ServerName name, boolean nameSent) {
    List<ClientKind> plan = new ArrayList<>();
    if (first.completed()) {
      boolean wrongName = first.leaf().map(leaf -> !name.matchedBy(leaf)).orElse(false);
      if (wrongName && nameSent) {
        plan.add(ClientKind.WITHOUT_SERVER_NAME);
        plan.add(ClientKind.RANDOM_SERVER_NAME);
      }
      return plan;
    }
    if (first.ending() == Ending.RESET && first.reached() == Stage.CONNECTED) {
      plan.add(ClientKind.AGAIN);
    }
    if (first.reached(Stage.SERVER_HELLO) && peerGaveUp(first)) {
      plan.add(ClientKind.AGAIN); // it liked what we offered: is it so every time?
    }
    if (!first.reached(Stage.CLIENT_HELLO_SENT)
        || first.reached(Stage.SERVER_HELLO)
        || first.ending() == Ending.REJECTED) {
      return plan;
    }
    int alert = first.alertReceived().map(Alert::code).orElse(-1);
    if (alert != PROTOCOL_VERSION && nameSent) {
      plan.add(ClientKind.WITHOUT_SERVER_NAME);
    }
    if (alert != UNRECOGNIZED_NAME) {
      plan.add(ClientKind.OLD_VERSIONS);
      plan.add(ClientKind.TLS_1_2_ONLY);
    }
    if (alert != UNRECOGNIZED_NAME && alert != PROTOCOL_VERSION) {
      plan.add(ClientKind.EVERYTHING);
      plan.add(ClientKind.AGAIN);
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

  private static boolean peerGaveUp(HandshakeFacts first) {
    return first.ending() == Ending.CLOSED
        || first.ending() == Ending.RESET
        || first.ending() == Ending.TIMED_OUT;
  }
}
