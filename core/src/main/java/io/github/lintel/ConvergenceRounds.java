package io.github.lintel;

import io.github.lintel.check.Finding;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.HandshakeFacts;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Verifies again and again, with longer and longer pauses, until every node agrees or the time is
 * over. Between two looks nothing runs but a timer.
 */
final class ConvergenceRounds {
  static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private static final Set<String> DISAGREEMENTS =
      Set.of(
          "deployment.not-expected-certificate",
          "deployment.nodes-differ",
          "deployment.alternating");

  /** Two key types that do not look like a pair may be meant so; one that is stale is not. */
  private static final String KEY_TYPES = "deployment.key-types-differ";

  private final Supplier<CompletableFuture<Report>> look;
  private final Timing timing;
  private final Duration patience;
  private final CompletableFuture<Convergence> result = new CompletableFuture<>();
  private final NodeHistory history = new NodeHistory(); // of one look at a time
  private final long startNanos;
  private volatile CompletableFuture<Report> running = new CompletableFuture<>();
  private Duration pause = FIRST_PAUSE; // of one look at a time
  private int looks; // of one look at a time

  /** How time passes. */
  interface Timing {
    /** Returns the time on a clock that only goes forward, in nanoseconds. */
    long nanos();

    /** Runs something after a while, unless the future is done by then. */
    void after(Duration delay, CompletableFuture<?> unless, Runnable then);
  }

  ConvergenceRounds(Supplier<CompletableFuture<Report>> look, Timing timing, Duration patience) {
    if (patience.isNegative() || patience.isZero() || patience.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("not a time to wait (up to a day): " + patience);
    }
    this.look = look;
    this.timing = timing;
    this.patience = patience;
    this.startNanos = timing.nanos();
  }

  /** Starts. Cancelling the future ends the look that is under way. */
  CompletableFuture<Convergence> start() {
    result.whenComplete(
        (value, failure) -> {
          if (result.isCancelled()) {
            running.cancel(true);
          }
        });
    look();
    return result;
  }

  private void look() {
    CompletableFuture<Report> next = started();
    running = next;
    if (result.isDone()) {
      next.cancel(true);
    }
    next.thenAccept(this::seen)
        .whenComplete(
            (nothing, failure) -> {
              if (failure != null) {
                result.completeExceptionally(failure);
              }
            });
  }

  private CompletableFuture<Report> started() {
    try {
      return look.get();
    } catch (RuntimeException e) { // nobody else would tell whoever waits
      return CompletableFuture.failedFuture(e);
    }
  }

  private void seen(Report report) {
    looks++;
    Duration elapsed = Duration.ofNanos(timing.nanos() - startNanos);
    history.add(report.snapshot(), elapsed);
    boolean converged = agree(report);
    Duration left = patience.minus(elapsed);
    if (converged || left.isNegative() || left.isZero()) {
      result.complete(new Convergence(report, converged, elapsed, looks, history.steps()));
      return;
    }
    Duration delay = pause.compareTo(left) < 0 ? pause : left;
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    timing.after(delay, result, this::look);
  }

  /** Returns whether each node showed a certificate, and none of them another than it should. */
  static boolean agree(Report report) {
    boolean some = false;
    for (AddressReport node : report.addresses()) {
      if (node.handshake().ending() == Ending.NO_ROUTE) {
        continue; // nobody can tell from here
      }
      if (!shown(node.handshake())) {
        return false;
      }
      some = true;
    }
    return some && report.findings().stream().noneMatch(ConvergenceRounds::disagrees);
  }

  private static boolean shown(HandshakeFacts handshake) {
    return handshake.leaf().isPresent()
        && (handshake.completed() || handshake.clientCertificateRequest().isPresent());
  }

  private static boolean disagrees(Finding finding) {
    String id = finding.id().text();
    return finding.counts()
        && (DISAGREEMENTS.contains(id)
            || id.equals(KEY_TYPES) && finding.severity() != Severity.NOTE);
  }
}
