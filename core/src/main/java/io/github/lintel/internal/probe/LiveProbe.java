package io.github.lintel.internal.probe;

import io.github.lintel.check.ClientIdentity;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.EndpointFacts;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.ResolutionFacts;
import io.github.lintel.internal.bundle.BundleReader;
import io.github.lintel.internal.bundle.ReadBundle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Observes one front door: its name, then every address as a modern client, then what is left to
 * find out. Everything ends by the deadline.
 */
final class LiveProbe {
  /** The first handshake leaves time for experiments with a silent server. */
  private static final int FIRST_HANDSHAKE_SHARE = 2;

  private static final int RESOLUTION_SHARE = 3;

  /** With the two handshakes before, one in 32 front doors that take turns goes unnoticed. */
  private static final int MOST_REPEATS = 4;

  private static final int FIRST_AND_OTHER_KEY_TYPE = 2;

  private final Prober prober;
  private final LiveEndpoint endpoint;
  private final Optional<Credentials> client;
  private final ClientProfile modern;
  private final ConnectionBudget budget;
  private final CancellableSet running = new CancellableSet();
  private final Crowd crowd;
  private volatile long startNanos = System.nanoTime();

  LiveProbe(Prober prober, LiveEndpoint endpoint, Crowd crowd) {
    this.prober = prober;
    this.endpoint = endpoint;
    this.budget = new ConnectionBudget(prober.settings.connections());
    this.crowd = crowd;
    this.client = credentials(endpoint);
    this.modern = ClientProfile.modern(endpoint.serverNameSent(), client);
  }

  CompletableFuture<EndpointFacts> start() {
    CompletableFuture<EndpointFacts> facts =
        crowd.resolve(running).thenCompose(this::resolve).thenCompose(this::probeAddresses);
    CompletableFuture<EndpointFacts> result = facts.copy();
    result.whenComplete(
        (value, failure) -> {
          if (result.isCancelled()) {
            running.cancelAll();
          }
        });
    return result;
  }

  private CompletableFuture<ResolutionFacts> resolve(Turnstile.Turn turn) {
    startNanos = System.nanoTime(); // waiting for others does not count
    Duration share = prober.settings.timeout().dividedBy(RESOLUTION_SHARE);
    CompletableFuture<ResolutionFacts> resolved =
        running.track(prober.resolution.start(endpoint, share));
    resolved.whenComplete((facts, failure) -> turn.leave());
    return resolved;
  }

  private CompletableFuture<EndpointFacts> probeAddresses(ResolutionFacts resolution) {
    List<NodeProbe> nodes =
        resolution.addresses().stream()
            .limit(prober.settings.connections())
            .map(address -> new NodeProbe(this, address))
            .toList();
    long beforeWaiting = System.nanoTime();
    return crowd
        .talkTo(nodes.stream().map(NodeProbe::inet).toList(), running)
        .thenCompose(
            turn -> {
              startNanos = startNanos + System.nanoTime() - beforeWaiting; // nor does waiting here
              return probe(nodes)
                  .whenComplete((facts, failure) -> turn.leave())
                  .thenApply(facts -> facts(resolution, facts));
            });
  }

  private CompletableFuture<List<AddressFacts>> probe(List<NodeProbe> nodes) {
    Duration share = prober.settings.timeout().dividedBy(FIRST_HANDSHAKE_SHARE);
    return all(nodes.stream().map(node -> node.first(share)).toList())
        .thenComposeAsync(first -> all(followUps(nodes, first)), prober.continuing);
  }

  /** Chooses what else to find out: once for each distinct answer and each distinct failure. */
  private List<CompletableFuture<AddressFacts>> followUps(
      List<NodeProbe> nodes, List<HandshakeFacts> first) {
    Set<String> seen = new HashSet<>();
    boolean everyNode = prober.settings.thorough() || !endpoint.expected().isEmpty();
    int repeats = repeats(nodes.size());
    List<CompletableFuture<AddressFacts>> started = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      HandshakeFacts facts = first.get(i);
      boolean isNew = seen.add(kindOfAnswer(facts));
      ExperimentPlan.Scope scope =
          new ExperimentPlan.Scope(
              prober.settings.otherKeyType() && (isNew || everyNode),
              isNew && prober.settings.experiments(),
              prober.settings.thorough(),
              endpoint.serverNameSent().isPresent(),
              nodes.size() == 1 && mayAskTwice(),
              repeats);
      ExperimentPlan plan = new ExperimentPlan(endpoint.verifiedName(), endpoint.expected(), scope);
      started.add(nodes.get(i).rest(facts, plan));
    }
    return started;
  }

  /**
   * Behind a single address there is often a balancer, and one handshake meets one of its machines.
   * A server that is slow is not asked twice: its certificate of the other key type tells more.
   */
  private boolean mayAskTwice() {
    Prober.Settings settings = prober.settings;
    return settings.otherKeyType()
        && !settings.thorough()
        && endpoint.expected().isEmpty()
        && timeLeft().toNanos() > settings.timeout().toNanos() / 4 * 3;
  }

  /**
   * How often a node is asked again where something is expected: of two processes behind one
   * address, of which one was not reloaded, each connection meets either by chance.
   */
  private int repeats(int nodes) {
    if (endpoint.expected().isEmpty() || !prober.settings.experiments()) {
      return 0;
    }
    int each = prober.settings.connections() / Math.max(1, nodes);
    return Math.max(1, Math.min(MOST_REPEATS, each - FIRST_AND_OTHER_KEY_TYPE));
  }

  private static String kindOfAnswer(HandshakeFacts facts) {
    String leaf = facts.leaf().map(Certificate::sha256).orElse("");
    String alerts = facts.alertReceived() + " " + facts.alertSent();
    return facts.reached() + " " + facts.ending() + " " + alerts + " " + leaf;
  }

  private EndpointFacts facts(ResolutionFacts resolution, List<AddressFacts> addresses) {
    return new EndpointFacts(
        endpoint.target(),
        endpoint.port(),
        endpoint.names(),
        endpoint.serverNameSent(),
        resolution,
        addresses,
        endpoint.expected(),
        Optional.empty(),
        false);
  }

  private static Optional<Credentials> credentials(LiveEndpoint endpoint) {
    return endpoint
        .clientCertificate()
        .map(BundleReader::read)
        .flatMap(
            (ReadBundle bundle) -> bundle.key().map(key -> new Credentials(bundle.chain(), key)));
  }

  /** Returns all results in order; ends when the last one does. */
  static <T> CompletableFuture<List<T>> all(List<CompletableFuture<T>> futures) {
    return CompletableFuture.allOf(futures.toArray(new CompletableFuture<?>[0]))
        .thenApply(done -> futures.stream().map(CompletableFuture::join).toList());
  }

  Prober prober() {
    return prober;
  }

  LiveEndpoint endpoint() {
    return endpoint;
  }

  ClientProfile modern() {
    return modern;
  }

  /** Returns the client certificate for the handshakes of observers. */
  Optional<ClientIdentity> clientIdentity() {
    return client.flatMap(Credentials::forJdk);
  }

  ConnectionBudget budget() {
    return budget;
  }

  CancellableSet running() {
    return running;
  }

  /** Returns what is left until the deadline; zero or less when it is over. */
  Duration timeLeft() {
    return prober.settings.timeout().minusNanos(System.nanoTime() - startNanos);
  }
}
