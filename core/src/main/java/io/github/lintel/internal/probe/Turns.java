package io.github.lintel.internal.probe;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** Lets a few go on at once; the others wait for their turn. Thread-safe. */
final class Turns {
  private final Queue<CompletableFuture<Boolean>> waiting = new ArrayDeque<>();
  private int free;

  Turns(int atOnce) {
    this.free = atOnce;
  }

  /**
   * Returns a future that ends with true when it is one's turn, which must be given back. Who ends
   * it otherwise has no turn.
   */
  synchronized CompletableFuture<Boolean> take() {
    if (free > 0) {
      free--;
      return CompletableFuture.completedFuture(true);
    }
    CompletableFuture<Boolean> turn = new CompletableFuture<>();
    waiting.add(turn);
    return turn;
  }

  /** Gives a turn back; the next one who still waits has it. */
  void give() {
    while (true) {
      CompletableFuture<Boolean> next;
      synchronized (this) {
        next = waiting.poll();
        if (next == null) {
          free++;
          return;
        }
      }
      if (next.complete(true)) {
        return;
      }
    }
  }
}
