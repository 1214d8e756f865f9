package io.github.lintel.internal.probe;

import java.util.concurrent.Executor;
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

  /**
   * Lets a thread of a pool go on with what follows from its work, instead of waking another one
   * for it; everybody else hands it to the pool.
   */
  static Executor continuing(ThreadPoolExecutor pool) {
    return task -> {
      if (Thread.currentThread() instanceof Worker worker
          && worker.maker == pool.getThreadFactory()) {
        task.run();
      } else {
        pool.execute(task);
      }
    };
  }

  static ThreadFactory factory(String name) {
    return new Factory(name);
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

  private static final class Factory implements ThreadFactory {
    private final String name;
    private final AtomicInteger count = new AtomicInteger();

    Factory(String name) {
      this.name = name;
    }

    @Override
    public Thread newThread(Runnable task) {
      Thread thread = new Worker(this, task, "lintel-" + name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    }
  }

  private static final class Worker extends Thread {
    private final ThreadFactory maker;

    Worker(ThreadFactory maker, Runnable task, String name) {
      super(task, name);
      this.maker = maker;
    }
  }
}
