package io.github.lintel.testkit;

import java.lang.invoke.MethodHandles;

/**
 * What takes long at its first use in a JVM, done by threads of its own before it is wanted. Both
 * are daemons and end by themselves. What fails here fails again for whoever wants it, who gets to
 * know.
 */
final class Ahead {
  private Ahead() {}

  /**
   * Loads Bouncy Castle while the first keys are made. Its jars are signed, and to verify them
   * takes longer than anything else that a first door does.
   */
  static void loadLibraries() {
    begin(
        "libraries",
        () -> {
          load(SignatureKind.class);
          load(ServerPeer.class);
        });
  }

  /** Makes the RSA keys of the catalogue. */
  static void makeKeys() {
    begin("keys", RsaKey::waitForAll);
  }

  private static void begin(String name, Runnable work) {
    Thread thread = new Thread(work, "lintel-ahead-" + name);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((failed, e) -> {});
    thread.start();
  }

  private static void load(Class<?> one) {
    try {
      MethodHandles.lookup().ensureInitialized(one);
    } catch (IllegalAccessException e) {
      throw new AssertionError("It is of this package", e);
    }
  }
}
