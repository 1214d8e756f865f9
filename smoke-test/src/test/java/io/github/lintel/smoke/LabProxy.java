package io.github.lintel.smoke;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Passes TCP on to real servers, and spoils what it passes. */
final class LabProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final IntFunction<LabDoor> targets;
  private final Pump toServer;
  private final Pump toClient;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch over = new CountDownLatch(1);

  private LabProxy(IntFunction<LabDoor> targets, Pump toServer, Pump toClient) throws IOException {
    this.listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    this.targets = targets;
    this.toServer = toServer;
    this.toClient = toClient;
  }

  /** How bytes go in one direction. */
  @FunctionalInterface
  interface Pump {
    void run(InputStream from, OutputStream to, Pair pair) throws IOException;
  }

  /** Both ends of one connection. */
  record Pair(Socket client, Socket server, CountDownLatch over) {
    void pause(Duration time) {
      try {
        over.await(time.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    void reset() throws IOException {
      client.setSoLinger(true, 0);
      client.close();
      server.close();
    }
  }

  static LabDoor start(LabBench bench, LabDoor target, Pump toServer, Pump toClient)
      throws IOException {
    return start(bench, number -> target, toServer, toClient);
  }

  /** Spoils what the server says. */
  static LabDoor start(LabBench bench, LabDoor target, Pump toClient) throws IOException {
    return start(bench, target, pass(), toClient);
  }

  /** Chooses by the number of the connection, from 0. */
  static LabDoor start(LabBench bench, IntFunction<LabDoor> targets, Pump toServer, Pump toClient)
      throws IOException {
    LabProxy proxy = bench.keep(new LabProxy(targets, toServer, toClient));
    proxy.daemon(proxy::accept);
    return new LabDoor(proxy.listener.getLocalPort(), List.of("127.0.0.1"));
  }

  static Pump pass() {
    return (from, to, pair) -> from.transferTo(to);
  }

  /** Inverts the byte at this offset. */
  static Pump flip(int offset) {
    return (from, to, pair) -> {
      byte[] buffer = new byte[4096];
      long passed = 0;
      for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
        if (offset >= passed && offset < passed + n) {
          buffer[(int) (offset - passed)] ^= (byte) 0xff;
        }
        to.write(buffer, 0, n);
        passed += n;
      }
    };
  }

  /** Inverts a byte of the content of one record, counted from 0. */
  static Pump flipIn(int record, int offset) {
    return (from, to, pair) -> {
      records(from, to, record);
      byte[] spoilt = record(from);
      if (offset < spoilt.length) {
        spoilt[offset] ^= (byte) 0xff;
      }
      to.write(spoilt);
      from.transferTo(to);
    };
  }

  /** Passes so many records on. */
  static void records(InputStream from, OutputStream to, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      to.write(record(from));
    }
  }

  private static byte[] record(InputStream from) throws IOException {
    byte[] header = from.readNBytes(5);
    if (header.length < 5) {
      return header;
    }
    byte[] content = from.readNBytes((header[3] & 0xff) << 8 | header[4] & 0xff);
    byte[] all = Arrays.copyOf(header, 5 + content.length);
    System.arraycopy(content, 0, all, 5, content.length);
    return all;
  }

  /** Ends with FIN after so many bytes. */
  static Pump closeAfter(int count) {
    return (from, to, pair) -> to.write(from.readNBytes(count));
  }

  /** Ends with RST after so many bytes. */
  static Pump resetAfter(int count) {
    return (from, to, pair) -> {
      to.write(from.readNBytes(count));
      pair.reset();
    };
  }

  /** Goes silent after so many bytes. */
  static Pump stallAfter(int count) {
    return (from, to, pair) -> {
      to.write(from.readNBytes(count));
      pair.pause(Duration.ofMinutes(1));
    };
  }

  /** One byte after each pause. */
  static Pump drip(Duration pause) {
    return (from, to, pair) -> {
      for (int b = from.read(); b >= 0; b = from.read()) {
        pair.pause(pause);
        to.write(b);
        to.flush();
      }
    };
  }

  /** Each piece after a pause. */
  static Pump slow(Duration pause) {
    return (from, to, pair) -> {
      byte[] buffer = new byte[16384];
      for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
        pair.pause(pause);
        to.write(buffer, 0, n);
      }
    };
  }

  /** Says something first. */
  static Pump prefix(byte[] words) {
    return (from, to, pair) -> {
      to.write(words);
      from.transferTo(to);
    };
  }

  @Override
  public void close() throws IOException {
    over.countDown();
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() throws IOException {
    for (int number = 0; ; number++) {
      Socket client = listener.accept();
      client.setTcpNoDelay(true);
      LabDoor target = targets.apply(number);
      Socket server = new Socket(target.address(), target.port());
      server.setTcpNoDelay(true);
      open.add(client);
      open.add(server);
      Pair pair = new Pair(client, server, over);
      daemon(() -> run(toServer, client, server, pair));
      daemon(() -> run(toClient, server, client, pair));
    }
  }

  private static void run(Pump pump, Socket from, Socket to, Pair pair) throws IOException {
    pump.run(from.getInputStream(), to.getOutputStream(), pair);
    to.shutdownOutput();
  }

  private void daemon(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException ended) {
                // One side has left: so does the other.
                return;
              }
            },
            "lab-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private interface Task {
    void run() throws IOException;
  }
}
