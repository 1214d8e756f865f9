package io.github.lintel.smoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A server program that runs in the foreground, on one loopback address and a free port, with its
 * files in a folder of its own. Stopped by {@link #close()}; its text is what it printed.
 */
final class RealServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int ATTEMPTS = 5;
  private static final int POLL_MILLISECONDS = 20;

  private final String address;
  private final int port;
  private final Process process;
  private final Path output;

  private RealServer(String address, int port, Process process, Path output) {
    this.address = address;
    this.port = port;
    this.process = process;
    this.output = output;
  }

  /** How to start a program on a port: writes its files and returns the command line. */
  @FunctionalInterface
  interface Launch {
    List<String> on(String address, int port) throws IOException;
  }

  /** Starts it on a free port of 127.0.0.1. A port may be lost to others meanwhile: then again. */
  static RealServer start(Path folder, Launch launch) throws IOException {
    for (int attempt = 1; ; attempt++) {
      RealServer server = launched(folder, launch, "127.0.0.1", freePort("127.0.0.1"));
      if (server.accepts()) {
        return server;
      }
      server.close();
      if (attempt == ATTEMPTS) {
        throw new IllegalStateException("does not start: " + server);
      }
    }
  }

  /** Starts it on a given port. */
  static RealServer start(Path folder, Launch launch, String address, int port) throws IOException {
    RealServer server = launched(folder, launch, address, port);
    if (!server.accepts()) {
      server.close();
      throw new IllegalStateException("does not start: " + server);
    }
    return server;
  }

  /** Finds a port that is free on all these addresses, for the moment. */
  static int freePort(String... addresses) throws IOException {
    BindException taken = new BindException();
    for (int attempt = 0; attempt < ATTEMPTS * 10; attempt++) {
      int port = 0;
      try {
        for (String address : addresses) {
          try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(address))) {
            port = probe.getLocalPort();
          }
        }
        return port;
      } catch (BindException e) {
        taken = e;
      }
    }
    throw taken;
  }

  int port() {
    return port;
  }

  String address() {
    return address;
  }

  /** Sends a signal, as in {@code HUP}. */
  void signal(String name) throws IOException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
  }

  /** Waits until something is so, as long as the program lives. */
  void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (dead() || System.nanoTime() > deadline) {
        throw new IllegalStateException("waited in vain: " + this);
      }
    }
  }

  /** Waits until the program has ended by itself. */
  void awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("waited in vain for the end: " + this);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the command and what it printed. */
  @Override
  public String toString() {
    try {
      return process.info().commandLine().orElse("server")
          + " on "
          + address
          + ":"
          + port
          + " printed:\n"
          + new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RealServer launched(Path folder, Launch launch, String address, int port)
      throws IOException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process =
        new ProcessBuilder(launch.on(address, port))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new RealServer(address, port, process, output);
  }

  private boolean accepts() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!dead() && System.nanoTime() < deadline) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(address, port), 1000);
        // Whoever took the port before it would answer too.
        return !dead();
      } catch (IOException notYet) {
        continue;
      }
    }
    return false;
  }

  /** Waits a little for the end of the program: that is the pause between two attempts. */
  private boolean dead() {
    try {
      return process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
