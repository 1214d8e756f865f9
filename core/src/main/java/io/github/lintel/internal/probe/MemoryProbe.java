package io.github.lintel.internal.probe;

import io.github.lintel.endpoint.InMemoryEndpoint;
import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.BundleFacts;
import io.github.lintel.facts.BundleFacts.KeyMatch;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.EndpointFacts;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.facts.ResolutionFacts;
import io.github.lintel.facts.ServerName;
import io.github.lintel.internal.bundle.BundleReader;
import io.github.lintel.internal.bundle.ReadBundle;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.tls.TlsServerProtocol;

/**
 * Observes a bundle: an in-process server serves it to the same machine that probes live servers.
 */
final class MemoryProbe {
  /** Both flights of both versions fit in far fewer; more means that the two do not get on. */
  private static final int MAX_TURNS = 64;

  /** What is larger is judged unserved: no client takes it, and that is what is wrong with it. */
  private static final int MAX_BYTES = 512 << 10;

  private MemoryProbe() {}

  static EndpointFacts probe(InMemoryEndpoint endpoint, ProbeCrypto crypto) {
    ReadBundle bundle = BundleReader.read(endpoint.bundle());
    Optional<String> serverName =
        endpoint.names().stream().filter(n -> !n.isAddress()).map(ServerName::text).findFirst();
    ClientProfile modern = ClientProfile.modern(serverName, Optional.empty());
    List<HandshakeFacts> handshakes = new ArrayList<>();
    if (servable(bundle)) {
      Credentials credentials = new Credentials(bundle.chain(), bundle.key().orElseThrow());
      handshakes.add(shakeHands(modern, credentials, crypto));
      handshakes.add(shakeHands(modern.as(ClientKind.TLS_1_2_ONLY), credentials, crypto));
    } else {
      handshakes.add(asIfPresented(modern, bundle.facts(), crypto));
    }
    AddressFacts node = new AddressFacts(NodeAddress.inMemory(), handshakes, Map.of());
    return new EndpointFacts(
        endpoint.target(),
        0,
        endpoint.names(),
        serverName,
        new ResolutionFacts(
            ResolutionFacts.Outcome.NOT_NEEDED, List.of(node.address()), Duration.ZERO),
        List.of(node),
        List.of(),
        Optional.of(bundle.facts()),
        false);
  }

  private static boolean servable(ReadBundle bundle) {
    return bundle.key().isPresent()
        && bundle.facts().keyMatch() == KeyMatch.MATCHES
        && bundle.facts().chain().size() <= CertificateMessage.MAX_CERTIFICATES
        && bundle.chain().stream().mapToLong(der -> der.length).sum() <= MAX_BYTES
        && bundle.facts().chain().stream().allMatch(c -> c instanceof Certificate);
  }

  /** What cannot be served is judged by what would have been presented. */
  private static HandshakeFacts asIfPresented(
      ClientProfile profile, BundleFacts facts, ProbeCrypto crypto) {
    HandshakeRecorder recorder = new HandshakeRecorder(profile.kind());
    recorder.certificates(
        new CertificateMessage(
            facts.chain().stream()
                .limit(CertificateMessage.MAX_CERTIFICATES)
                .map(c -> c.der().toByteArray())
                .toList(),
            Optional.empty(),
            Optional.empty()),
        crypto::decode);
    return recorder.facts(Ending.CANCELLED);
  }

  private static HandshakeFacts shakeHands(
      ClientProfile profile, Credentials credentials, ProbeCrypto crypto) {
    HandshakeMachine machine = new HandshakeMachine(profile, crypto);
    TlsServerProtocol server = new TlsServerProtocol();
    machine.connected();
    machine.start();
    try {
      server.accept(new BundleServer(crypto, credentials));
      for (int turn = 0; turn < MAX_TURNS && !machine.done(); turn++) {
        byte[] toServer = machine.takeOutput();
        if (toServer.length > 0) {
          server.offerInput(toServer);
          machine.outputSent();
        }
        feed(server, machine);
      }
    } catch (IOException | RuntimeException e) {
      feed(server, machine); // the alert that the server sent before it gave up
    }
    machine.timedOut();
    return machine.facts();
  }

  private static void feed(TlsServerProtocol server, HandshakeMachine machine) {
    int available = server.getAvailableOutputBytes();
    if (available > 0) {
      byte[] toClient = new byte[available];
      server.readOutput(toClient, 0, available);
      machine.received(toClient, available);
    }
  }
}
