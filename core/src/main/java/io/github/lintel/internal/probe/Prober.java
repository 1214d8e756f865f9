package io.github.lintel.internal.probe;

import io.github.lintel.check.Observer;
import io.github.lintel.endpoint.InMemoryEndpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.endpoint.NameResolver;
import io.github.lintel.facts.ClientHandshake;
import io.github.lintel.facts.EndpointFacts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Observes endpoints. One reactor moves the bytes of all connections, a pool as wide as the machine
 * does the cryptography, another one waits for name servers. Thread-safe.
 */
public final class Prober {
  private static final int RESOLVER_THREADS = 16;

  /** With ten MiB each this is what they may take of the heap. */
  private static final int LARGE_DOWNLOADS = 8;

  final Reactor reactor = new Reactor();
  final ThreadPoolExecutor computing = Threads.computing("worker");
  final Executor continuing = Threads.continuing(computing);
  final ThreadPoolExecutor foreign = Threads.foreign("foreign");
  final Turnstile<String> largeDownloads = new Turnstile<>(LARGE_DOWNLOADS, computing);
  final Resolution resolution;
  final ProbeCrypto crypto = new ProbeCrypto();
  final Settings settings;
  private final Crowd alone = new Crowd(Integer.MAX_VALUE, Integer.MAX_VALUE, computing);

  /**
   * How to observe.
   *
   * @param resolver finds the addresses behind a name
   * @param timeout for one endpoint as a whole
   * @param thorough asks every address for both key types
   * @param experiments makes further handshakes to find out why one fails
   * @param connections the most connections of one verification
   * @param otherKeyType asks for a certificate of the other key type
   * @param observers observe more than TLS
   */
  public record Settings(
      NameResolver resolver,
      Duration timeout,
      boolean thorough,
      boolean experiments,
      int connections,
      boolean otherKeyType,
      List<Observer> observers) {

    /** Copies the list. */
    public Settings {
      observers = List.copyOf(observers);
    }
  }

  /** Takes the settings; no thread is started yet. */
  public Prober(Settings settings) {
    this.settings = settings;
    ThreadPoolExecutor blocking = Threads.blocking("resolver", RESOLVER_THREADS);
    this.resolution = new Resolution(settings.resolver(), blocking, reactor);
  }

  /** Observes a front door. Cancelling the future closes every socket. */
  public CompletableFuture<EndpointFacts> probe(LiveEndpoint endpoint) {
    return probe(endpoint, alone);
  }

  /** Observes a front door that waits for its turn in a crowd; that time does not count. */
  public CompletableFuture<EndpointFacts> probe(LiveEndpoint endpoint, Crowd crowd) {
    return new LiveProbe(this, endpoint, crowd).start();
  }

  /** Returns a crowd that lets so many talk to one address at once. */
  public Crowd crowd(int perAddress) {
    return new Crowd(RESOLVER_THREADS, perAddress, computing);
  }

  /** Takes over what another client observed. */
  public static EndpointFacts recorded(LiveEndpoint endpoint, List<ClientHandshake> handshakes) {
    return ClientRecord.facts(endpoint, handshakes);
  }

  /** Observes a bundle, served without a socket. */
  public CompletableFuture<EndpointFacts> probe(InMemoryEndpoint endpoint) {
    boolean asks = endpoint.bundles().stream().anyMatch(b -> b.password().isPresent());
    return CompletableFuture.supplyAsync(
        () -> MemoryProbe.probe(endpoint, crypto), asks ? foreign : computing);
  }

  /**
   * Fetches something small over HTTP, for a certificate that names it. The future ends with an
   * answer, never with an exception, when the time is over at the latest; cancelling it closes the
   * socket.
   */
  public CompletableFuture<WebRequest.Answer> fetch(WebRequest request) {
    return new WebFetch(this, request).start();
  }

  /** Does something to a future that is not done after a while. */
  public void unlessDone(CompletableFuture<?> future, Duration delay, Runnable then) {
    reactor.unlessDone(future, delay, then);
  }

  /** Returns the threads that compute. */
  public ExecutorService computing() {
    return computing;
  }

  /** Goes on with what follows: on the same thread if it is one that computes. */
  public Executor continuing() {
    return continuing;
  }

  /** Returns the threads for code that is not ours, which may block. */
  public ExecutorService foreign() {
    return foreign;
  }
}
