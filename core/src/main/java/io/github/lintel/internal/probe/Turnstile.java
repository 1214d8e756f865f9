package io.github.lintel.internal.probe;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Lets so many through at once for each key; whoever comes later waits in line. Thread-safe. */
final class Turnstile<K> {
  private final int atOnce;
  private final Executor executor;
  private final Map<K, Line> lines = new HashMap<>(); // guarded by this

  /**
   * Takes the limit.
   *
   * @param executor runs what follows for those who had to wait
   */
  Turnstile(int atOnce, Executor executor) {
    this.atOnce = atOnce;
    this.executor = executor;
  }

  /** Somebody inside. */
  interface Turn {
    /** Lets the next one in. To be called once. */
    void leave();
  }

  /** Ends when it is one's turn. Cancelling leaves the line, unless one is inside already. */
  CompletableFuture<Turn> enter(K key) {
    CompletableFuture<Turn> turn = new CompletableFuture<>();
    synchronized (this) {
      Line line = lines.computeIfAbsent(key, first -> new Line());
      if (line.inside >= atOnce) {
        line.waiting.add(turn);
        return turn;
      }
      line.inside++;
    }
    turn.complete(() -> leave(key));
    return turn;
  }

  private void leave(K key) {
    while (true) {
      CompletableFuture<Turn> next;
      synchronized (this) {
        Line line = lines.getOrDefault(key, new Line());
        next = line.waiting.poll();
        if (next == null) {
          line.inside--;
          if (line.inside <= 0) {
            lines.remove(key);
          }
          return;
        }
      }
      if (!next.isDone()) { // it has not been cancelled
        CompletableFuture<Turn> waiting = next;
        executor.execute(() -> letIn(key, waiting));
        return;
      }
    }
  }

  private void letIn(K key, CompletableFuture<Turn> waiting) {
    if (!waiting.complete(() -> leave(key))) {
      leave(key);
    }
  }

  private static final class Line {
    private final Queue<CompletableFuture<Turn>> waiting = new ArrayDeque<>();
    private int inside;
  }
}
