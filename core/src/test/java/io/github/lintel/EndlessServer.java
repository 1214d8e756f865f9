package io.github.lintel;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** Waits for a ClientHello, says something, and then the same again until nobody listens. */
final class EndlessServer implements AutoCloseable {
  private final byte[] first;
  private final byte[] again;
  private final ServerSocket socket;
  private final AtomicLong sent = new AtomicLong();

  EndlessServer(byte[] first, byte[] again) {
    this.first = first;
    this.again = again;
    try {
      this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Returns how many bytes the system took. */
  long sent() {
    return sent.get();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket peer = socket.accept();
        daemon(() -> talk(peer));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void talk(Socket peer) {
    try (peer) {
      OutputStream out = peer.getOutputStream();
      if (peer.getInputStream().read() < 0) {
        return;
      }
      out.write(first);
      while (true) {
        out.write(again);
        sent.addAndGet(again.length);
      }
    } catch (IOException e) {
      return; // the peer has had enough
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "endless-server");
    thread.setDaemon(true);
    thread.start();
  }
}
