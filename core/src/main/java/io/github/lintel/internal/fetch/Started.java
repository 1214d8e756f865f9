package io.github.lintel.internal.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Everything that was started for one verification, so that it can be stopped. Thread-safe. */
final class Started {
  private final List<CompletableFuture<?>> futures = new ArrayList<>(); // guarded by this
  private boolean stopped; // guarded by this

  /** Remembers a future; one that comes too late is cancelled at once. */
  <T> CompletableFuture<T> track(CompletableFuture<T> future) {
    boolean tooLate;
    synchronized (this) {
      futures.add(future);
      tooLate = stopped;
    }
    if (tooLate) {
      future.cancel(true);
    }
    return future;
  }

  /** Returns a future like the given one; who cancels it stops everything. */
  <T> CompletableFuture<T> stoppedWith(CompletableFuture<T> future) {
    CompletableFuture<T> result = future.copy();
    result.whenComplete(
        (value, failure) -> {
          if (result.isCancelled()) {
            stop();
          }
        });
    return result;
  }

  private void stop() {
    List<CompletableFuture<?>> all;
    synchronized (this) {
      stopped = true;
      all = List.copyOf(futures);
    }
    all.forEach(future -> future.cancel(true));
  }
}
