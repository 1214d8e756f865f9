package io.github.lintel.internal.probe;

import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.facts.ResolutionFacts;
import io.github.lintel.internal.probe.WebRequest.Answer;
import io.github.lintel.internal.probe.WebRequest.Target;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Fetches what certificates name. Whoever had a certificate issued chose the URL, so it must lead
 * nowhere where that one could not go alone: the name is resolved once, the address is judged, and
 * the connection goes to that very address. Redirects are not followed.
 */
final class WebFetch {
  /** Answers up to this size are fetched at once, larger ones in turn: they fill the memory. */
  private static final int SMALL = 64 << 10;

  private final Prober prober;
  private final WebRequest request;
  private final CancellableSet running = new CancellableSet();
  private final long startNanos = System.nanoTime();

  WebFetch(Prober prober, WebRequest request) {
    this.prober = prober;
    this.request = request;
  }

  /**
   * The future ends with an answer, never with an exception, when the time is over at the latest.
   */
  CompletableFuture<Answer> start() {
    Target target = request.target();
    if (target.refusal().isPresent()) {
      return CompletableFuture.completedFuture(Answer.failed(target.refusal().get()));
    }
    if (timeLeft().toMillis() <= 0) {
      return CompletableFuture.completedFuture(Answer.failed("no time was left to ask"));
    }
    LiveEndpoint host;
    try {
      host = Endpoint.live(target.host(), target.port());
    } catch (IllegalArgumentException e) {
      return CompletableFuture.completedFuture(Answer.failed("it is no URL of a host"));
    }
    CompletableFuture<Answer> answer;
    try {
      answer =
          running
              .track(prober.resolution.start(host, timeLeft()))
              .thenComposeAsync(found -> fetch(target, found), prober.computing);
    } catch (IllegalStateException e) {
      return CompletableFuture.completedFuture(
          Answer.failed("this machine has run out of something"));
    }
    CompletableFuture<Answer> result = answer.copy();
    result.whenComplete(
        (value, failure) -> {
          if (result.isCancelled()) {
            running.cancelAll();
          }
        });
    return result;
  }

  private CompletableFuture<Answer> fetch(Target target, ResolutionFacts found) {
    List<InetAddress> addresses =
        found.addresses().stream().flatMap(node -> node.inet().stream()).toList();
    if (addresses.isEmpty()) {
      return CompletableFuture.completedFuture(Answer.failed("its name leads to no address"));
    }
    Set<AddressScope> allowed = request.scopes();
    Optional<InetAddress> address =
        addresses.stream().filter(a -> allowed.contains(AddressScope.of(a))).findFirst();
    if (address.isEmpty()) {
      InetAddress first = addresses.get(0);
      return CompletableFuture.completedFuture(
          Answer.failed(
              "its address %s is %s, and the endpoint is not there"
                  .formatted(NodeAddress.of(first).text(), AddressScope.of(first).description())));
    }
    if (timeLeft().toMillis() <= 0) {
      return CompletableFuture.completedFuture(Answer.failed("no time was left to ask"));
    }
    InetSocketAddress peer = new InetSocketAddress(address.get(), target.port());
    if (request.maxSize() <= SMALL) {
      return connect(peer, target);
    }
    CompletableFuture<Turnstile.Turn> turn = running.track(prober.largeDownloads.enter(""));
    prober.reactor.unlessDone(turn, timeLeft(), () -> turn.cancel(true));
    return turn.thenCompose(
            mine -> connect(peer, target).whenComplete((answer, failure) -> mine.leave()))
        .exceptionally(late -> Answer.failed("no time was left to ask"));
  }

  private CompletableFuture<Answer> connect(InetSocketAddress peer, Target target) {
    return running.track(
        WebConnection.open(
            prober.reactor, peer, target.request(), new HttpReader(request.maxSize()), timeLeft()));
  }

  private Duration timeLeft() {
    return request.timeout().minusNanos(System.nanoTime() - startNanos);
  }
}
