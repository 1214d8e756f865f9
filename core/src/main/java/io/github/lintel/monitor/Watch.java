package io.github.lintel.monitor;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.Endpoint;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One front door that is verified again and again. One verification at a time. */
final class Watch {
  private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);

  private final Subject subject;
  private final Surroundings around;

  private WatchState state; // guarded by this
  private @Nullable Report latest; // guarded by this
  private @Nullable Endpoint endpoint; // guarded by this
  private @Nullable CompletableFuture<Report> running; // guarded by this
  private boolean closed; // guarded by this

  Watch(Subject subject, WatchState state, Surroundings around) {
    this.subject = subject;
    this.state = state;
    this.around = around;
  }

  /** What is verified, by whom, and what it is called. */
  record Subject(String name, TlsVerifier verifier, Supplier<? extends Endpoint> endpoint) {}

  /** What a watch needs of its monitor. */
  interface Surroundings {
    Gate gate();

    Patience patience();

    MonitorListener listener();

    /** Remembers what is known of a front door from now on. */
    void remember(String name, WatchState state);

    /** Calls {@code watch.check()} later. */
    void schedule(Watch watch);
  }

  synchronized Watched watched() {
    return new Watched(subject.name(), Optional.ofNullable(latest), state);
  }

  void check() {
    around.gate().enter(this::start);
  }

  synchronized void close() {
    closed = true;
    if (running != null) {
      running.cancel(true);
    }
  }

  private void start() {
    CompletableFuture<Report> future;
    try {
      future = begin();
    } catch (RuntimeException e) {
      around.gate().leave();
      problem(e);
      around.schedule(this);
      return;
    }
    future.whenComplete(
        (report, failure) -> {
          around.gate().leave();
          if (failure == null) {
            accept(report);
          } else if (!(failure instanceof CancellationException)) {
            Throwable inner = failure.getCause();
            Throwable cause =
                failure instanceof CompletionException && inner != null ? inner : failure;
            problem(new IllegalStateException("the verification itself failed: " + cause, cause));
          }
          around.schedule(this);
        });
  }

  private synchronized CompletableFuture<Report> begin() {
    if (closed) {
      return CompletableFuture.failedFuture(new CancellationException());
    }
    running = subject.verifier().verifyAsync(current());
    return running;
  }

  /** What was known of it is still better than nothing, as when a file is just being replaced. */
  private Endpoint current() {
    try {
      endpoint = subject.endpoint().get();
      return endpoint;
    } catch (RuntimeException e) {
      if (endpoint == null) {
        throw e;
      }
      problem(e);
      return endpoint;
    }
  }

  private void accept(Report report) {
    WatchState before;
    WatchState after;
    synchronized (this) {
      if (closed) {
        return;
      }
      before = state;
      after = around.patience().next(before, Condition.of(report), report.checkedAt());
      state = after;
      latest = report;
    }
    tell(() -> around.listener().onReport(subject.name(), report, before));
    if (!after.told().equals(before.told()) && !(before.told().isEmpty() && isWell(after))) {
      MonitorEvent event =
          new MonitorEvent(
              subject.name(),
              report.checkedAt(),
              after.toldSince().orElse(report.checkedAt()),
              before.told(),
              after.told().orElseThrow(),
              report);
      tell(() -> around.listener().onChange(event));
    }
    if (!after.equals(before)) { // only now, so that a crash repeats an event and loses none
      around.remember(subject.name(), after);
    }
  }

  private static boolean isWell(WatchState state) {
    return state.told().filter(Condition::healthy).isPresent();
  }

  private void problem(RuntimeException e) {
    LOG.warn("cannot verify {}: {}", subject.name(), e.toString());
    tell(() -> around.listener().onProblem(subject.name(), e));
  }

  private void tell(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      LOG.warn("a listener failed for {}", subject.name(), e);
    }
  }

  /** Returns the interval, longer or shorter by at most this share of it. */
  static Duration jittered(Duration interval, double share, double random) {
    return Duration.ofNanos((long) (interval.toNanos() * (1 + share * (2 * random - 1))));
  }
}
