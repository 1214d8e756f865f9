package io.github.lintel.internal.probe;

import io.github.lintel.check.Observer;
import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.NodeAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Observes one address. Never more than two connections to it are open at once. */
final class NodeProbe {
  private static final int LANES = 2;
  private static final Duration SILENCE = Duration.ofMillis(300); // longer than most ways there

  private final LiveProbe front;
  private final NodeAddress address;
  private volatile Optional<Certificate> served = Optional.empty();
  private volatile boolean resets;

  NodeProbe(LiveProbe front, NodeAddress address) {
    this.front = front;
    this.address = address;
  }

  InetAddress inet() {
    return address.inet().orElseThrow();
  }

  /** Shakes hands as a modern client. */
  CompletableFuture<HandshakeFacts> first(Duration share) {
    return shakeHands(ClientKind.MODERN, shorter(front.timeLeft(), share));
  }

  /** Makes further handshakes and lets observers observe; ends with all that is known. */
  CompletableFuture<AddressFacts> rest(HandshakeFacts first, ExperimentPlan plan) {
    served = first.leaf();
    resets = first.ending() == Ending.RESET;
    return rounds(plan, List.of(first), List.of())
        .thenCompose(
            handshakes ->
                observations(first)
                    .thenApply(found -> new AddressFacts(address, handshakes, found)));
  }

  private CompletableFuture<List<HandshakeFacts>> rounds(
      ExperimentPlan plan, List<HandshakeFacts> done, List<ClientKind> tried) {
    List<ClientKind> round = plan.next(done, tried);
    if (round.isEmpty() || front.timeLeft().toMillis() <= 0) {
      return CompletableFuture.completedFuture(done);
    }
    List<ClientKind> nowTried = new ArrayList<>(tried);
    nowTried.addAll(round);
    return round(round)
        .thenComposeAsync(
            more -> {
              List<HandshakeFacts> all = new ArrayList<>(done);
              all.addAll(more);
              return rounds(plan, all, nowTried);
            },
            front.prober().continuing);
  }

  /** Makes the handshakes of one round in lanes, each as soon as the one before it has ended. */
  private CompletableFuture<List<HandshakeFacts>> round(List<ClientKind> kinds) {
    List<CompletableFuture<List<HandshakeFacts>>> lanes = new ArrayList<>();
    for (int lane = 0; lane < LANES; lane++) {
      List<ClientKind> mine = new ArrayList<>();
      for (int i = lane; i < kinds.size(); i += LANES) {
        mine.add(kinds.get(i));
      }
      lanes.add(oneAfterTheOther(mine, List.of()));
    }
    return LiveProbe.all(lanes).thenApply(done -> done.stream().flatMap(List::stream).toList());
  }

  private CompletableFuture<List<HandshakeFacts>> oneAfterTheOther(
      List<ClientKind> plan, List<HandshakeFacts> done) {
    if (plan.isEmpty() || front.timeLeft().toMillis() <= 0) {
      return CompletableFuture.completedFuture(done);
    }
    Duration share = front.timeLeft().dividedBy(plan.size());
    return shakeHands(plan.get(0), share)
        .thenCompose(
            facts -> {
              List<HandshakeFacts> more = new ArrayList<>(done);
              if (facts.ending() != Ending.CANCELLED) {
                more.add(facts);
              }
              return oneAfterTheOther(plan.subList(1, plan.size()), more);
            });
  }

  private CompletableFuture<HandshakeFacts> shakeHands(ClientKind kind, Duration timeout) {
    ClientProfile role = front.modern().as(kind);
    ClientProfile profile =
        kind == ClientKind.SERVED_SERVER_NAME ? served.map(role::asServed).orElse(role) : role;
    Exchange machine =
        kind == ClientKind.PLAIN_HTTP
            ? new PlainRequest(
                profile, resets ? shorter(SILENCE, timeout.dividedBy(2)) : Duration.ZERO)
            : new HandshakeMachine(profile, front.prober().crypto);
    if (timeout.toMillis() <= 0 || !front.budget().take()) {
      machine.end(Ending.CANCELLED);
      return CompletableFuture.completedFuture(machine.facts());
    }
    InetSocketAddress peer = new InetSocketAddress(inet(), front.endpoint().port());
    return front
        .running()
        .track(
            Connection.open(
                front.prober().reactor, front.prober().computing, machine, peer, timeout));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private CompletableFuture<Map<Class<?>, Object>> observations(HandshakeFacts first) {
    List<Observer> observers = front.prober().settings.observers();
    if (!first.completed() || observers.isEmpty()) {
      return CompletableFuture.completedFuture(Map.of());
    }
    List<CompletableFuture<List<Object>>> running = observers.stream().map(this::observe).toList();
    return LiveProbe.all(running)
        .thenApply(
            found -> {
              Map<Class<?>, Object> byType = new HashMap<>();
              found.forEach(facts -> facts.forEach(f -> byType.put(f.getClass(), f)));
              return byType;
            });
  }

  /** Returns what one observer found, or nothing if it fails or is late. */
  private CompletableFuture<List<Object>> observe(Observer observer) {
    Duration left = front.timeLeft();
    if (left.toMillis() <= 0) {
      return CompletableFuture.completedFuture(List.of());
    }
    Observer.Subject subject =
        new Observer.Subject(
            front.endpoint().verifiedName(),
            address,
            front.endpoint().port(),
            front.endpoint().serverNameSent(),
            left,
            front.clientIdentity());
    CompletableFuture<List<Object>> found =
        front.running().track(Observation.of(observer, subject, front.prober().foreign));
    front.prober().reactor.unlessDone(found, left, () -> found.complete(List.of()));
    return found;
  }
}
