package io.github.lintel.internal.probe;

import io.github.lintel.endpoint.AddressFamily;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.endpoint.NameResolver;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.facts.ResolutionFacts;
import io.github.lintel.facts.ResolutionFacts.Outcome;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;

/** From an endpoint to its addresses, in bounded time, on threads that may block. */
final class Resolution {
  private final NameResolver resolver;
  private final ThreadPoolExecutor blocking;
  private final Reactor reactor;

  Resolution(NameResolver resolver, ThreadPoolExecutor blocking, Reactor reactor) {
    this.resolver = resolver;
    this.blocking = blocking;
    this.reactor = reactor;
  }

  /**
   * Resolves; the future ends with facts, never with an exception, when the time is over at the
   * latest.
   */
  CompletableFuture<ResolutionFacts> start(LiveEndpoint endpoint, Duration share) {
    long start = System.nanoTime();
    if (!endpoint.fixedAddresses().isEmpty()) {
      return done(facts(Outcome.NOT_NEEDED, endpoint.fixedAddresses(), endpoint.family(), start));
    }
    if (endpoint.host().address().isPresent()) {
      List<InetAddress> literal = List.of(endpoint.host().address().get());
      return done(facts(Outcome.NOT_NEEDED, literal, endpoint.family(), start));
    }
    CompletableFuture<ResolutionFacts> result = new CompletableFuture<>();
    FutureTask<?> call = new FutureTask<>(() -> result.complete(ask(endpoint, start)));
    blocking.execute(call);
    reactor.unlessDone(
        result,
        share,
        () -> result.complete(facts(Outcome.RESOLVER_FAILED, List.of(), endpoint.family(), start)));
    result.whenComplete(
        (facts, failure) -> {
          call.cancel(true); // whoever still waits is abandoned
          blocking.remove(call);
        });
    return result;
  }

  private ResolutionFacts ask(LiveEndpoint endpoint, long start) {
    try {
      List<InetAddress> addresses = resolver.resolve(endpoint.host().text());
      return facts(Outcome.RESOLVED, addresses, endpoint.family(), start);
    } catch (UnknownHostException e) {
      return facts(Outcome.NO_SUCH_NAME, List.of(), endpoint.family(), start);
    } catch (RuntimeException | Error e) { // not our code: whatever goes wrong, it did not tell
      return facts(Outcome.RESOLVER_FAILED, List.of(), endpoint.family(), start);
    }
  }

  private static ResolutionFacts facts(
      Outcome outcome, List<InetAddress> addresses, AddressFamily family, long start) {
    List<NodeAddress> wanted =
        addresses.stream()
            .filter(address -> wanted(address, family))
            .map(NodeAddress::of)
            .distinct()
            .toList();
    boolean nothingLeft =
        wanted.isEmpty() && (outcome == Outcome.RESOLVED || outcome == Outcome.NOT_NEEDED);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new ResolutionFacts(nothingLeft ? Outcome.NO_ADDRESS : outcome, wanted, took);
  }

  private static boolean wanted(InetAddress address, AddressFamily family) {
    return switch (family) {
      case ANY -> true;
      case IPV4 -> address instanceof Inet4Address;
      case IPV6 -> !(address instanceof Inet4Address);
    };
  }

  private static CompletableFuture<ResolutionFacts> done(ResolutionFacts facts) {
    return CompletableFuture.completedFuture(facts);
  }
}
