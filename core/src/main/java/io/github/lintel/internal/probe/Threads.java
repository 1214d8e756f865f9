package io.github.lintel.internal.probe;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one verifier: they start on demand, are daemons, and end after idleness. */
final class Threads {
  static final long IDLE_SECONDS = 1;

  private Threads() {}

  /** A pool for work that computes; what does not fit waits. */
  static ThreadPoolExecutor computing(String name) {
    return pool(name, Math.max(2, Runtime.getRuntime().availableProcessors()));
  }

  /** A pool for calls that may block for as long as they like; what does not fit waits. */
  static ThreadPoolExecutor blocking(String name, int atMost) {
    return pool(name, atMost);
  }

  /**
   * A pool for what does not belong to us and must not wait for anything of ours, nor hold it up:
   * as many threads as it takes.
   */
  static ThreadPoolExecutor foreign(String name) {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        factory(name));
  }

  static ThreadFactory factory(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "lintel-" + name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  private static ThreadPoolExecutor pool(String name, int threads) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            factory(name));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
