package io.github.lintel.internal.probe;

import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.Alert;
import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.ClientHandshake;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.EndpointFacts;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.facts.Received;
import io.github.lintel.facts.ResolutionFacts;
import io.github.lintel.facts.Stage;
import io.github.lintel.facts.Timings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What another client saw, as the facts that a probe would have brought. Opens no socket. */
final class ClientRecord {
  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final int SERVER_HELLO = 2;

  private ClientRecord() {}

  static EndpointFacts facts(LiveEndpoint endpoint, List<ClientHandshake> handshakes) {
    Map<NodeAddress, List<HandshakeFacts>> nodes = new LinkedHashMap<>();
    for (ClientHandshake handshake : handshakes) {
      List<HandshakeFacts> known =
          nodes.computeIfAbsent(handshake.address(), address -> new ArrayList<>());
      known.add(handshake(handshake, known.isEmpty() ? ClientKind.MODERN : ClientKind.AGAIN));
    }
    return new EndpointFacts(
        endpoint.target(),
        endpoint.port(),
        endpoint.names(),
        endpoint.serverNameSent(),
        new ResolutionFacts(
            ResolutionFacts.Outcome.NOT_NEEDED, List.copyOf(nodes.keySet()), Duration.ZERO),
        nodes.entrySet().stream()
            .map(node -> new AddressFacts(node.getKey(), node.getValue(), Map.of()))
            .toList(),
        endpoint.expected(),
        Optional.empty(),
        false);
  }

  private static HandshakeFacts handshake(ClientHandshake seen, ClientKind kind) {
    Optional<Alert> alert = alertIn(seen.firstBytes());
    boolean refused = alert.isPresent() && seen.ending() != Ending.COMPLETED;
    return new HandshakeFacts(
        kind,
        reached(seen),
        refused ? Ending.ALERTED : seen.ending(),
        seen.negotiated(),
        seen.presentedChain(),
        refused ? alert : Optional.empty(),
        List.of(),
        Optional.empty(),
        seen.clientCertificateRequest(),
        seen.clientCertificateSent(),
        seen.staple(),
        Optional.empty(),
        true, // nobody else asks
        false,
        Optional.empty(),
        Received.of(seen.firstBytes(), seen.bytesReceived()),
        new Timings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            seen.reached() == Stage.FINISHED ? Optional.of(seen.took()) : Optional.empty(),
            seen.took()));
  }

  /** Before the ServerHello an alert is a record in plain text (RFC 8446 5.1 and 6). */
  private static Optional<Alert> alertIn(Bytes first) {
    boolean alert =
        first.size() >= 7 && first.at(0) == ALERT && first.at(3) == 0 && first.at(4) == 2;
    return alert ? Optional.of(new Alert(first.at(5), first.at(6))) : Optional.empty();
  }

  private static Stage reached(ClientHandshake seen) {
    Bytes first = seen.firstBytes();
    boolean answered = first.size() >= 6 && first.at(0) == HANDSHAKE && first.at(5) == SERVER_HELLO;
    return answered && seen.reached().compareTo(Stage.SERVER_HELLO) < 0
        ? Stage.SERVER_HELLO
        : seen.reached();
  }
}
