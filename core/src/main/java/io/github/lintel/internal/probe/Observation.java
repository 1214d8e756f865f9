package io.github.lintel.internal.probe;

import io.github.lintel.check.Observer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call of an observer. Neither the call nor what others hang on its stage is ours: both may
 * block, fail in any way, or never end, so they run on threads of their own and are left behind.
 */
final class Observation {
  private static final Logger log = LoggerFactory.getLogger(Observation.class);

  private final CompletableFuture<List<Object>> found = new CompletableFuture<>();
  private @Nullable CompletableFuture<?> stage; // guarded by this

  private Observation() {}

  /**
   * Lets it observe. The future ends with its facts, or with none if it fails; ending it from
   * outside interrupts the observer and cancels its stage.
   */
  static CompletableFuture<List<Object>> of(
      Observer observer, Observer.Subject subject, ExecutorService foreign) {
    Observation observation = new Observation();
    Future<?> call = foreign.submit(() -> observation.observe(observer, subject));
    observation.found.whenComplete(
        (facts, failure) -> {
          call.cancel(true);
          foreign.execute(observation::abandon);
        });
    return observation.found;
  }

  private void observe(Observer observer, Observer.Subject subject) {
    try {
      CompletableFuture<?> started = observer.observe(subject);
      synchronized (this) {
        stage = started;
      }
      started.whenComplete((facts, failure) -> ended(subject, facts, failure));
      if (found.isDone()) {
        abandon(); // the deadline came first
      }
    } catch (RuntimeException | Error e) {
      ended(subject, null, e);
    }
  }

  private void ended(
      Observer.Subject subject, @Nullable Object facts, @Nullable Throwable failure) {
    if (failure != null && !found.isDone()) {
      log.debug("an observer told nothing of {}", subject.address(), failure);
    }
    found.complete(facts == null ? List.of() : List.of(facts));
  }

  private void abandon() {
    CompletableFuture<?> left;
    synchronized (this) {
      left = stage;
    }
    if (left != null) {
      left.cancel(true);
    }
  }
}
