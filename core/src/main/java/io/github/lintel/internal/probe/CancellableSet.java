package io.github.lintel.internal.probe;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What is under way in one verification, so that it can be stopped as one. Thread-safe. */
final class CancellableSet {
  private final Set<CompletableFuture<?>> running = new HashSet<>();
  private boolean cancelled;

  /** Remembers a future until it is done; cancels it at once if all were cancelled. */
  <T> CompletableFuture<T> track(CompletableFuture<T> future) {
    boolean tooLate;
    synchronized (this) {
      tooLate = cancelled;
      if (!tooLate) {
        running.add(future);
      }
    }
    if (tooLate) {
      future.cancel(true);
    } else {
      future.whenComplete((value, failure) -> forget(future));
    }
    return future;
  }

  void cancelAll() {
    List<CompletableFuture<?>> all;
    synchronized (this) {
      cancelled = true;
      all = List.copyOf(running);
    }
    all.forEach(future -> future.cancel(true));
  }

  private synchronized void forget(CompletableFuture<?> future) {
    running.remove(future);
  }
}
