package io.github.lintel.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Takes every connection and never says a word. */
final class SilentServer implements AutoCloseable {
  private final ServerSocketChannel listener;
  private final List<SocketChannel> taken = new ArrayList<>(); // guarded by this

  SilentServer() throws IOException {
    listener =
        ServerSocketChannel.open()
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
    Thread thread = new Thread(this::accept, "silent-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return listener.socket().getLocalPort();
  }

  synchronized int connections() {
    return taken.size();
  }

  @Override
  public synchronized void close() throws IOException {
    listener.close();
    for (SocketChannel channel : taken) {
      channel.close();
    }
  }

  private void accept() {
    while (true) {
      try {
        SocketChannel channel = listener.accept();
        synchronized (this) {
          taken.add(channel);
        }
      } catch (IOException e) {
        return; // closed
      }
    }
  }
}
