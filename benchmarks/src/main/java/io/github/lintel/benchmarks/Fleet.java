package io.github.lintel.benchmarks;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.facts.HandshakeFacts;
import java.util.stream.Stream;

/** Verifies one endpoint many times. */
final class Fleet {
  private final TlsVerifier verifier;
  private final Endpoint endpoint;
  private final HeapPeak heap = new HeapPeak();

  Fleet(TlsVerifier verifier, Endpoint endpoint) {
    this.verifier = verifier;
    this.endpoint = endpoint;
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
    Stopwatch watch = new Stopwatch();
    try (Stream<Report> reports =
        verifier.verifyAll(Stream.generate(() -> endpoint).limit(count))) {
      reports.forEach(tally::add);
    } catch (IllegalStateException e) {
      throw new FleetException("a verification failed: " + e);
    }
    return tally.round(watch.stop(count), heap.bytes());
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
    private long healthy;
    private long handshakes;
    private long completed;

    void add(Report report) {
      if (report.verdict() == Verdict.HEALTHY) {
        healthy++;
      }
      report.addresses().stream()
          .flatMap(node -> node.facts().handshakes().stream())
          .forEach(this::add);
    }

    private void add(HandshakeFacts handshake) {
      handshakes++;
      if (handshake.completed()) {
        completed++;
      }
    }

    Round round(Sample sample, long peakHeap) {
      return new Round(sample, healthy, handshakes, completed, peakHeap);
    }
  }
}
