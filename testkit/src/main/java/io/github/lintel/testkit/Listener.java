package io.github.lintel.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Holds a port: to accept, to refuse, or to ignore whoever connects. */
final class Listener implements Closeable {
  // Many clients may connect at once, more than the default of 50.
  private static final int BACKLOG = 1024;

  private final InetSocketAddress address;
  private final List<Closeable> held;

  private Listener(InetSocketAddress address, List<Closeable> held) {
    this.address = address;
    this.held = held;
  }

  /** Accepts; the port may be 0 for any that is free. */
  static Listener accepting(InetSocketAddress wanted, Guests guests) throws IOException {
    ServerSocket server = bound(wanted, BACKLOG);
    InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
    Thread door = Daemon.start("accept-" + address.getPort(), () -> accept(server, guests));
    return new Listener(address, List.of(server, () -> Daemon.await(door)));
  }

  /** A port that is bound but does not listen refuses connections, and nobody else can get it. */
  static Listener refusing(InetSocketAddress wanted) throws IOException {
    Socket reserved = new Socket();
    reserved.setReuseAddress(true);
    reserved.bind(wanted);
    return new Listener((InetSocketAddress) reserved.getLocalSocketAddress(), List.of(reserved));
  }

  /** With its queue full, Linux neither accepts nor refuses. */
  static Listener ignoring(InetSocketAddress wanted) throws IOException {
    ServerSocket server = bound(wanted, 1);
    InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
    List<Closeable> held = new ArrayList<>();
    held.add(server);
    int moreThanTheQueueTakes = 4;
    for (int i = 0; i < moreThanTheQueueTakes; i++) {
      SocketChannel filler = SocketChannel.open();
      held.add(filler);
      filler.setOption(StandardSocketOptions.SO_LINGER, 0);
      filler.configureBlocking(false);
      filler.connect(address);
    }
    return new Listener(address, held);
  }

  static Listener of(Behaviour behaviour, InetSocketAddress wanted, Guests guests)
      throws IOException {
    if (behaviour.listens()) {
      return accepting(wanted, guests);
    }
    return behaviour == DeafBehaviour.REFUSING ? refusing(wanted) : ignoring(wanted);
  }

  InetSocketAddress address() {
    return address;
  }

  @Override
  public void close() throws IOException {
    for (Closeable each : held) {
      each.close();
    }
  }

  private static ServerSocket bound(InetSocketAddress wanted, int backlog) throws IOException {
    ServerSocket server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(wanted, backlog);
    return server;
  }

  private static void accept(ServerSocket server, Guests guests) {
    while (!server.isClosed()) {
      try {
        guests.arrived(server.accept());
      } catch (IOException closed) {
        // Closed, or the guest left before it was let in.
      }
    }
  }

  interface Guests {
    void arrived(Socket guest);
  }
}
