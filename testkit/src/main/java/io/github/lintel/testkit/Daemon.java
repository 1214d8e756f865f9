package io.github.lintel.testkit;

/** The threads of a front door. They never keep the JVM alive. */
final class Daemon {
  private static final String NAME = "lintel-testkit-";
  private static final long PATIENCE_IN_MILLIS = 5000;

  private Daemon() {}

  static Thread start(String name, Runnable work) {
    Thread thread = make(name, work);
    thread.start();
    return thread;
  }

  static Thread make(String name, Runnable work) {
    Thread thread = new Thread(work, NAME + name);
    thread.setDaemon(true);
    return thread;
  }

  /** Waits for a thread that was told to end. */
  static void await(Thread thread) {
    try {
      thread.join(PATIENCE_IN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
