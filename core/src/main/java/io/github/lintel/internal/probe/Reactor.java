package io.github.lintel.internal.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread with a selector and a list of timers, which serves many connections. It starts with
 * the first task and ends a second after the last. It moves bytes and nothing else: cryptography is
 * done by other threads, so that no connection waits for another's.
 */
final class Reactor {
  private static final Logger log = LoggerFactory.getLogger(Reactor.class);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final int CROWD = 32;
  private static final long SOON_MILLIS = 10;
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(Threads.IDLE_SECONDS);

  private final Object lock = new Object();
  private final Queue<Runnable> tasks = new ArrayDeque<>(); // guarded by lock
  private @Nullable Selector selector; // guarded by lock
  private boolean crowded; // guarded by lock
  private @Nullable Thread thread; // guarded by lock; the one that has the selector
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(32 << 10); // of the thread alone

  private final PriorityQueue<Timer> timers = // of the thread alone
      new PriorityQueue<>(Comparator.comparingLong((Timer timer) -> timer.atNanos));

  /** What a connection does when its channel is ready. */
  interface Handler {
    void ready(SelectionKey key);
  }

  /** A task to come. */
  static final class Timer {
    private final long atNanos;
    private final Runnable task;

    private Timer(long atNanos, Runnable task) {
      this.atNanos = atNanos;
      this.task = task;
    }
  }

  /** Runs a task on the reactor's thread, and starts the thread if there is none. */
  void execute(Runnable task) {
    synchronized (lock) {
      tasks.add(task);
      if (wake()) {
        return;
      }
      try {
        Selector opened = Selector.open();
        selector = opened;
        thread = Threads.factory("selector").newThread(() -> run(opened));
        thread.start();
      } catch (IOException | Error e) { // out of file descriptors, or of threads
        selector = null;
        tasks.remove(task);
        throw new IllegalStateException("no selector can be started", e);
      }
    }
  }

  /**
   * Runs a task that tidies up on the reactor's thread: at once if it has little to do, else within
   * a moment, as to wake it for each of many tasks would cost more than they do; and never if it
   * has ended, since then nothing is left.
   */
  void soon(Runnable task) {
    synchronized (lock) {
      if (selector == null) {
        return;
      }
      tasks.add(task);
      if (!crowded) {
        wake();
      }
    }
  }

  /** With the lock held. */
  private boolean wake() {
    if (selector == null) {
      return false;
    }
    selector.wakeup();
    LockSupport.unpark(thread);
    return true;
  }

  /** Runs a task after a delay. Only on the reactor's thread. */
  Timer schedule(Duration delay, Runnable task) {
    Timer timer = new Timer(System.nanoTime() + delay.toNanos(), task);
    timers.add(timer);
    return timer;
  }

  /** Takes a task back. Only on the reactor's thread. */
  void cancel(Timer timer) {
    timers.remove(timer);
  }

  /** Does something to a future that is not done after a while. */
  void unlessDone(CompletableFuture<?> future, Duration delay, Runnable then) {
    execute(
        () -> {
          if (future.isDone()) {
            return;
          }
          Timer timer = schedule(delay, then);
          future.whenComplete((value, failure) -> execute(() -> cancel(timer)));
        });
  }

  /** Returns an empty buffer to read into; it is the same one every time. */
  ByteBuffer buffer() {
    return buffer.clear();
  }

  /** Returns the selector to register with. Only on the reactor's thread. */
  Selector selector() {
    synchronized (lock) {
      if (selector == null) {
        throw new IllegalStateException("not on the reactor's thread");
      }
      return selector;
    }
  }

  private void run(Selector mine) {
    long idleSince = System.nanoTime();
    while (true) {
      try {
        mine.selectNow(Reactor::handle); // forgets closed channels too
        if (mine.keys().isEmpty() && timers.isEmpty()) {
          rest();
        } else {
          mine.select(Reactor::handle, waitMillis(mine.keys().size()));
        }
      } catch (IOException | RuntimeException | Error e) {
        // Out of file descriptors, say. The timers still end what waits; nobody may hang here.
        log.warn("select failed", e);
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      boolean worked = runTasks() | runTimers();
      if (worked || !mine.keys().isEmpty() || !timers.isEmpty()) {
        idleSince = System.nanoTime();
      } else if (System.nanoTime() - idleSince >= IDLE_NANOS && retire(mine)) {
        return;
      }
    }
  }

  private static void handle(SelectionKey key) {
    guarded(() -> ((Handler) key.attachment()).ready(key));
  }

  /**
   * Waits for a task. Not in the selector: at its exit a JVM waits 300 ms for threads that are in
   * native code.
   */
  private void rest() {
    synchronized (lock) {
      if (!tasks.isEmpty()) {
        return;
      }
    }
    LockSupport.parkNanos(IDLE_NANOS); // a task that comes from now on leaves a permit
  }

  private long waitMillis(int connections) {
    long longest = 1_000;
    synchronized (lock) {
      if (!tasks.isEmpty()) {
        return 1;
      }
      crowded = connections >= CROWD;
      longest = crowded ? SOON_MILLIS : longest;
    }
    Timer next = timers.peek();
    long nanos = next == null ? IDLE_NANOS : next.atNanos - System.nanoTime();
    return Math.max(1, Math.min(TimeUnit.NANOSECONDS.toMillis(nanos) + 1, longest));
  }

  private boolean runTasks() {
    boolean any = false;
    for (Runnable task = next(); task != null; task = next()) {
      any = true;
      guarded(task);
    }
    return any;
  }

  private @Nullable Runnable next() {
    synchronized (lock) {
      return tasks.poll();
    }
  }

  private boolean runTimers() {
    boolean any = false;
    long now = System.nanoTime();
    for (Timer timer = timers.peek();
        timer != null && timer.atNanos - now <= 0;
        timer = timers.peek()) {
      timers.remove();
      any = true;
      guarded(timer.task);
    }
    return any;
  }

  private boolean retire(Selector mine) {
    synchronized (lock) {
      if (!tasks.isEmpty()) {
        return false;
      }
      selector = null;
    }
    try {
      mine.close();
    } catch (IOException e) {
      log.debug("the selector did not close", e);
    }
    return true;
  }

  /** A bug in one connection must not stop the others. */
  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      log.error("a bug in Lintel", e);
    }
  }
}
