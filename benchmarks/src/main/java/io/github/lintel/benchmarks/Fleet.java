package io.github.lintel.benchmarks;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.facts.HandshakeFacts;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** Verifies one endpoint many times, with a limit on how many are in flight. */
final class Fleet {
  private final TlsVerifier verifier;
  private final Endpoint endpoint;
  private final int inFlight;
  private final HeapPeak heap = new HeapPeak();

  Fleet(TlsVerifier verifier, Endpoint endpoint, int inFlight) {
    this.verifier = verifier;
    this.endpoint = endpoint;
    this.inFlight = inFlight;
  }

  /** Returns one report, to see whether there is anything to measure. */
  Report first() {
    return verifier.verify(endpoint);
  }

  /**
   * Runs that many verifications.
   *
   * @throws FleetException if one of them throws, or the thread is interrupted
   */
  Round run(int count) {
    heap.reset();
    Tally tally = new Tally();
    Semaphore permits = new Semaphore(inFlight);
    Stopwatch watch = new Stopwatch();
    try {
      for (int i = 0; i < count; i++) {
        permits.acquire();
        start(permits, tally);
      }
      permits.acquire(inFlight);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FleetException("interrupted");
    }
    Sample sample = watch.stop(count);
    return tally.round(sample, heap.bytes());
  }

  private void start(Semaphore permits, Tally tally) {
    CompletableFuture<Report> report = verifier.verifyAsync(endpoint);
    report.whenComplete(
        (result, failure) -> {
          if (failure == null) {
            tally.add(result);
          } else {
            tally.failure.set(failure);
          }
          permits.release();
        });
  }

  /**
   * What came of one run.
   *
   * @param sample a verification is an operation
   * @param healthy how many were HEALTHY
   * @param handshakes how many were begun
   * @param completed how many of them were completed
   * @param peakHeap in bytes
   */
  record Round(Sample sample, long healthy, long handshakes, long completed, long peakHeap) {}

  private static final class Tally {
    private final LongAdder healthy = new LongAdder();
    private final LongAdder handshakes = new LongAdder();
    private final LongAdder completed = new LongAdder();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    void add(Report report) {
      if (report.verdict() == Verdict.HEALTHY) {
        healthy.increment();
      }
      report.addresses().stream()
          .flatMap(node -> node.facts().handshakes().stream())
          .forEach(this::add);
    }

    private void add(HandshakeFacts handshake) {
      handshakes.increment();
      if (handshake.completed()) {
        completed.increment();
      }
    }

    Round round(Sample sample, long peakHeap) {
      Throwable thrown = failure.get();
      if (thrown != null) {
        throw new FleetException("a verification failed: " + thrown);
      }
      return new Round(sample, healthy.sum(), handshakes.sum(), completed.sum(), peakHeap);
    }
  }
}
