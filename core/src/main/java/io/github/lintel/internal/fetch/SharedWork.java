package io.github.lintel.internal.fetch;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Work that several want done at once is done once, and stopped when nobody wants it any more.
 * Thread-safe.
 */
final class SharedWork<T> {
  private final Map<String, Piece<T>> pieces = new HashMap<>(); // guarded by this

  private static final class Piece<T> {
    private final CompletableFuture<T> work;
    private int waiting;

    Piece(CompletableFuture<T> work) {
      this.work = work;
    }
  }

  /** Waits for the piece of work with that key, and starts it if nobody has. */
  CompletableFuture<T> join(String key, Supplier<CompletableFuture<T>> start) {
    Piece<T> piece;
    synchronized (this) {
      piece = pieces.computeIfAbsent(key, k -> new Piece<>(start.get()));
      piece.waiting++;
    }
    piece.work.whenComplete((value, failure) -> forget(key, piece));
    CompletableFuture<T> mine = piece.work.copy();
    mine.whenComplete(
        (value, failure) -> {
          if (left(key, piece)) {
            piece.work.cancel(true);
          }
        });
    return mine;
  }

  private synchronized boolean left(String key, Piece<T> piece) {
    piece.waiting--;
    if (piece.waiting > 0) {
      return false;
    }
    pieces.remove(key, piece);
    return true;
  }

  private synchronized void forget(String key, Piece<T> piece) {
    pieces.remove(key, piece);
  }
}
