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
import org.bouncycastle.tls.ProtocolVersion;
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
    List<ReadBundle> bundles = endpoint.bundles().stream().map(BundleReader::read).toList();
    Optional<String> serverName =
        endpoint.names().stream().filter(n -> !n.isAddress()).map(ServerName::text).findFirst();
    List<HandshakeFacts> handshakes = handshakes(bundles, serverName, crypto);
    AddressFacts node = new AddressFacts(NodeAddress.inMemory(), handshakes, Map.of());
    List<BundleFacts> facts = bundles.stream().map(ReadBundle::facts).toList();
    return new EndpointFacts(
        endpoint.target(),
        0,
        endpoint.names(),
        serverName,
        new ResolutionFacts(
            ResolutionFacts.Outcome.NOT_NEEDED, List.of(node.address()), Duration.ZERO),
        List.of(node),
        List.of(),
        Optional.of(facts.get(0).among(endpoint.replaced(), facts.subList(1, facts.size()))),
        false);
  }

  private static List<HandshakeFacts> handshakes(
      List<ReadBundle> bundles, Optional<String> serverName, ProbeCrypto crypto) {
    ClientProfile modern = ClientProfile.modern(serverName, Optional.empty());
    List<Credentials> servable =
        bundles.stream()
            .filter(MemoryProbe::servable)
            .map(bundle -> new Credentials(bundle.chain(), bundle.key().orElseThrow()))
            .toList();
    List<HandshakeFacts> handshakes = new ArrayList<>();
    for (ClientProfile client :
        servable.isEmpty() ? List.<ClientProfile>of() : clients(modern, servable)) {
      handshakes.add(shakeHands(client, servable, crypto));
    }
    for (ReadBundle bundle : bundles) {
      if (!servable(bundle)) {
        ClientKind kind = handshakes.isEmpty() ? ClientKind.MODERN : kind(bundle.facts());
        handshakes.add(asIfPresented(modern.as(kind), bundle.facts(), crypto));
      }
    }
    return handshakes;
  }

  /** Each version, as a client of all key types and as one of each type that is there. */
  private static List<ClientProfile> clients(ClientProfile modern, List<Credentials> servable) {
    List<ClientProfile> clients = new ArrayList<>();
    clients.add(modern);
    clients.add(modern.as(ClientKind.TLS_1_2_ONLY));
    for (ClientKind kind : List.of(ClientKind.RSA_ONLY, ClientKind.ECDSA_ONLY)) {
      boolean rsa = kind == ClientKind.RSA_ONLY;
      if (servable.stream().anyMatch(credentials -> credentials.rsa() == rsa)) {
        clients.add(modern.as(kind));
        clients.add(modern.as(kind).upTo(ProtocolVersion.TLSv12));
      }
    }
    return clients;
  }

  private static ClientKind kind(BundleFacts facts) {
    return facts.leaf().filter(leaf -> leaf.publicKey().algorithm().equals("RSA")).isPresent()
        ? ClientKind.RSA_ONLY
        : ClientKind.ECDSA_ONLY;
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
      ClientProfile profile, List<Credentials> credentials, ProbeCrypto crypto) {
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
