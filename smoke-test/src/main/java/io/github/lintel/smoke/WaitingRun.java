package io.github.lintel.smoke;

import io.github.lintel.Convergence;
import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.LiveEndpoint;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Waits until the nodes of several endpoints agree, each for itself. Used once. */
final class WaitingRun {
  private static final int AT_ONCE = 64;

  private final TlsVerifier verifier;
  private final Duration patience;
  private final List<LiveEndpoint> endpoints;
  private final AtomicInteger started = new AtomicInteger();
  private final Set<CompletableFuture<Convergence>> running = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<CompletableFuture<Convergence>> ended = new LinkedBlockingQueue<>();
  private final Map<Report, Convergence> known =
      Collections.synchronizedMap(new IdentityHashMap<>());
  private volatile boolean closed;

  WaitingRun(TlsVerifier verifier, Duration patience, List<LiveEndpoint> endpoints) {
    this.verifier = verifier;
    this.patience = patience;
    this.endpoints = List.copyOf(endpoints);
  }

  /**
   * Returns the last report of each, in the order in which they come; to be closed. Nothing is
   * started before the first is asked for.
   */
  Stream<Report> reports() {
    return Stream.generate(this::next).limit(endpoints.size()).onClose(this::close);
  }

  /** Returns how the nodes of a report came to agree. */
  Optional<Convergence> of(Report report) {
    return Optional.ofNullable(known.get(report));
  }

  private void startNext() {
    int index = started.getAndIncrement();
    if (closed || index >= endpoints.size()) {
      return;
    }
    CompletableFuture<Convergence> future =
        verifier.awaitConvergenceAsync(endpoints.get(index), patience);
    running.add(future);
    future.whenComplete(
        (convergence, failure) -> {
          running.remove(future);
          ended.add(future);
          startNext();
        });
    if (closed) {
      future.cancel(true);
    }
  }

  private Report next() {
    if (started.get() == 0) {
      for (int i = 0; i < Math.min(AT_ONCE, endpoints.size()); i++) {
        startNext();
      }
    }
    try {
      Convergence convergence = ended.take().join();
      known.put(convergence.report(), convergence);
      return convergence.report();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  private void close() {
    closed = true;
    running.forEach(future -> future.cancel(true));
  }
}
