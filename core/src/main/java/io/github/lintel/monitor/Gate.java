package io.github.lintel.monitor;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** Lets only so many in at once; the others stand in line, and no thread with them. */
final class Gate {
  private final Queue<Runnable> line = new ArrayDeque<>();
  private int room; // guarded by this
  private boolean calling; // guarded by this

  Gate(int room) {
    this.room = room;
  }

  /** Runs it now or when it is its turn, on the thread of whoever leaves. */
  void enter(Runnable guest) {
    synchronized (this) {
      line.add(guest);
    }
    callIn();
  }

  void leave() {
    synchronized (this) {
      room++;
    }
    callIn();
  }

  /** A guest that leaves at once is followed by the next without a call inside a call. */
  private void callIn() {
    synchronized (this) {
      if (calling) {
        return;
      }
      calling = true;
    }
    for (Optional<Runnable> next = next(); next.isPresent(); next = next()) {
      call(next.get());
    }
  }

  private void call(Runnable guest) {
    boolean done = false;
    try {
      guest.run();
      done = true;
    } finally {
      if (!done) {
        stopCalling();
      }
    }
  }

  private synchronized void stopCalling() {
    calling = false;
  }

  private synchronized Optional<Runnable> next() {
    calling = room > 0 && !line.isEmpty();
    if (!calling) {
      return Optional.empty();
    }
    room--;
    return Optional.of(line.remove());
  }
}
