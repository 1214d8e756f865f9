package io.github.lintel.smoke;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How a run learns that somebody pressed Ctrl-C: it registers what stops it, prints what is known
 * and returns. Thread-safe.
 */
final class Interrupts {
  private static final Runnable NOTHING = () -> {};

  /** What is known is printed in no time, unless nobody reads it. */
  private static final long PATIENCE_SECONDS = 2;

  private volatile Runnable stop = NOTHING;
  private final CountDownLatch printed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stopProcess, "lintel-interrupt");

  /** Interrupts that only {@link #fire} brings. */
  Interrupts() {}

  /** Interrupts that the process gets from outside. */
  static Interrupts ofProcess() {
    Interrupts interrupts = new Interrupts();
    Runtime.getRuntime().addShutdownHook(interrupts.hook);
    return interrupts;
  }

  /** Calls {@code action}, on another thread, when this run is interrupted. */
  void onInterrupt(Runnable action) {
    stop = action;
  }

  void fire() {
    stop.run();
  }

  /** Ends the process; an interrupt that came first decides the exit code. */
  void exit(int code) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      printed.countDown(); // the shutdown is under way, and waits for this
    }
    System.exit(code);
  }

  private void stopProcess() {
    if (stop == NOTHING) {
      return;
    }
    fire();
    try {
      printed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.UNKNOWN);
  }
}
