package io.github.lintel.internal.checks;

import io.github.lintel.check.AddressView;
import io.github.lintel.check.EndpointView;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Policy;
import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.BundleFacts;
import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.CandidatePath;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.EndpointFacts;
import io.github.lintel.facts.Expectation;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.MalformedCertificate;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.facts.PathSearch;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.ResolutionFacts;
import io.github.lintel.facts.ServerName;
import io.github.lintel.facts.TrustAnchor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Builds the facts and views that checks look at. Unless told otherwise the front door {@code
 * shop.example.com:443} resolved, every chain is trusted, and it is {@link #NOW}.
 */
public final class Facts {
  public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  /** Stands for a certificate where only matters that there is one. */
  public static final PresentedCertificate SOME_CERTIFICATE =
      new MalformedCertificate(Bytes.of(new byte[] {0x30, 0}), "00".repeat(32), "a stand-in");

  private final List<AddressFacts> nodes = new ArrayList<>();
  private final List<Expectation> expected = new ArrayList<>();
  private List<ServerName> names = List.of(ServerName.dns("shop.example.com"));
  private Optional<String> serverNameSent = Optional.of("shop.example.com");
  private Optional<ResolutionFacts.Outcome> resolution = Optional.empty();
  private Optional<BundleFacts> bundle = Optional.empty();
  private boolean interrupted;
  private Policy policy = Policy.webServer();
  private Instant at = NOW;
  private Function<HandshakeFacts, PathSearch> paths = Facts::trusted;

  private Facts() {}

  public static Facts endpoint() {
    return new Facts();
  }

  /** A completed handshake that showed these certificates. */
  public static HandshakeBuilder handshake(PresentedCertificate... chain) {
    return new HandshakeBuilder(
        chain.length == 0 ? new PresentedCertificate[] {SOME_CERTIFICATE} : chain);
  }

  /** An endpoint of one node that showed these handshakes. */
  public static AddressView address(HandshakeBuilder... handshakes) {
    return endpoint().node("203.0.113.1", handshakes).addressView();
  }

  /** An endpoint of one node that showed this handshake. */
  public static HandshakeView view(HandshakeBuilder handshake) {
    return address(handshake).primary();
  }

  public Facts node(String address, HandshakeBuilder... handshakes) {
    List<HandshakeFacts> all = Stream.of(handshakes).map(HandshakeBuilder::build).toList();
    nodes.add(new AddressFacts(literal(address), all, Map.of()));
    return this;
  }

  public Facts inMemory(BundleFacts facts, HandshakeBuilder... handshakes) {
    bundle = Optional.of(facts);
    List<HandshakeFacts> all = Stream.of(handshakes).map(HandshakeBuilder::build).toList();
    nodes.add(new AddressFacts(NodeAddress.inMemory(), all, Map.of()));
    return this;
  }

  public Facts bundle(BundleFacts facts) {
    bundle = Optional.of(facts);
    return this;
  }

  public Facts names(ServerName... values) {
    names = List.of(values);
    return this;
  }

  public Facts withoutServerName() {
    serverNameSent = Optional.empty();
    return this;
  }

  public Facts expecting(Certificate... leaves) {
    return expecting(Stream.of(leaves).map(Expectation::certificate).toArray(Expectation[]::new));
  }

  public Facts expecting(Expectation... expectations) {
    expected.addAll(List.of(expectations));
    return this;
  }

  public Facts resolution(ResolutionFacts.Outcome outcome) {
    resolution = Optional.of(outcome);
    return this;
  }

  public Facts interrupted() {
    interrupted = true;
    return this;
  }

  public Facts policy(Policy value) {
    policy = value;
    return this;
  }

  public Facts at(Instant value) {
    at = value;
    return this;
  }

  /** What the path search finds; see {@link #trusted} and {@link #untrusted}. */
  public Facts paths(Function<HandshakeFacts, PathSearch> search) {
    paths = search;
    return this;
  }

  /** A search that trusts the certificates as presented. */
  public static PathSearch trusted(HandshakeFacts handshake) {
    return search(handshake, true);
  }

  /** A search that found no anchor. */
  public static PathSearch untrusted(HandshakeFacts handshake) {
    return search(handshake, false);
  }

  public EndpointFacts facts() {
    ResolutionFacts.Outcome outcome =
        resolution.orElse(
            bundle.isPresent()
                ? ResolutionFacts.Outcome.NOT_NEEDED
                : ResolutionFacts.Outcome.RESOLVED);
    List<NodeAddress> addresses = nodes.stream().map(AddressFacts::address).toList();
    return new EndpointFacts(
        bundle.map(BundleFacts::source).orElse("shop.example.com:443"),
        bundle.isPresent() ? 0 : 443,
        names,
        serverNameSent,
        new ResolutionFacts(outcome, addresses, Duration.ofMillis(4)),
        nodes,
        expected,
        bundle,
        interrupted);
  }

  public EndpointView view() {
    EndpointFacts facts = facts();
    List<AddressView> views = nodes.stream().map(node -> view(facts, node)).toList();
    return new EndpointView(facts, views, policy, at);
  }

  /** The first node. */
  public AddressView addressView() {
    return view().addresses().get(0);
  }

  /** The first handshake with the first node. */
  public HandshakeView handshakeView() {
    return addressView().primary();
  }

  public static NodeAddress literal(String address) {
    try {
      return NodeAddress.of(InetAddress.getByName(address));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(address, e);
    }
  }

  private AddressView view(EndpointFacts facts, AddressFacts node) {
    List<HandshakeView> judged = new ArrayList<>();
    for (HandshakeFacts handshake : node.handshakes()) {
      boolean another =
          judged.stream().noneMatch(view -> view.leaf().equals(handshake.leaf()))
              && handshake.leaf().isPresent();
      if (judged.isEmpty() || another && underTheRealName(handshake)) {
        judged.add(new HandshakeView(facts, node, handshake, paths.apply(handshake), policy, at));
      }
    }
    return new AddressView(facts, node, judged, policy, at);
  }

  private static boolean underTheRealName(HandshakeFacts handshake) {
    return switch (handshake.client()) {
      case WITHOUT_SERVER_NAME, RANDOM_SERVER_NAME, SERVED_SERVER_NAME -> false;
      default -> true;
    };
  }

  private static PathSearch search(HandshakeFacts handshake, boolean anchored) {
    List<Certificate> readable =
        handshake.presentedChain().stream()
            .filter(Certificate.class::isInstance)
            .map(Certificate.class::cast)
            .toList();
    if (readable.isEmpty()) {
      return PathSearch.none();
    }
    Optional<TrustAnchor> anchor =
        anchored
            ? Optional.of(new TrustAnchor(readable.get(readable.size() - 1), true, "test"))
            : Optional.empty();
    return new PathSearch(
        List.of(new CandidatePath(readable, anchor, List.of(), List.of())),
        List.of(),
        Optional.empty());
  }
}
