package io.github.lintel.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One address of a front door. Thread-safe. */
public final class Node {
  // Enough for every test, and nothing to speak of in memory.
  private static final int KEPT_CONNECTIONS = 10_000;

  private final Hall hall;
  private final Deque<Connection> connections = new ArrayDeque<>();
  private long connectionCount;
  private Listener listener;
  private volatile Shift shift;

  Node(Behaviour behaviour, InetSocketAddress wanted, Hall hall) throws IOException {
    this.hall = hall;
    this.shift = new Shift(behaviour, new AtomicInteger());
    this.listener = Listener.of(behaviour, wanted, this::arrived);
  }

  /** From the next connection on, behaves like this. Connections that exist go on as they began. */
  public synchronized void behave(Behaviour behaviour) {
    boolean sameListener = shift.behaviour().listens() && behaviour.listens();
    shift = new Shift(behaviour, new AtomicInteger());
    if (sameListener || hall.closed()) {
      return;
    }
    try {
      InetSocketAddress address = listener.address();
      listener.close();
      listener = Listener.of(behaviour, address, this::arrived);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From the next connection on, is a healthy TLS server with these credentials. */
  public void serve(Credential... credentials) {
    behave(Behaviour.tls(credentials));
  }

  /** What it does with new connections now. */
  public Behaviour behaviour() {
    return shift.behaviour();
  }

  /** What a plain TLS server presents; empty if it is none. */
  List<Credential> credentials() {
    return behaviour() instanceof TlsBehaviour tls ? tls.credentials() : List.of();
  }

  /** The address without the port. */
  public InetAddress address() {
    return socketAddress().getAddress();
  }

  /** The address with the port. */
  public synchronized InetSocketAddress socketAddress() {
    return listener.address();
  }

  /** How many connections were accepted so far. */
  public long connectionCount() {
    synchronized (connections) {
      return connectionCount;
    }
  }

  /** The last 10 000 connections, oldest first. */
  public List<Connection> connections() {
    synchronized (connections) {
      return List.copyOf(connections);
    }
  }

  /** The server names that clients asked for, one for each connection that did. */
  public List<String> serverNames() {
    return connections().stream().map(Connection::serverName).flatMap(Optional::stream).toList();
  }

  synchronized void close() throws IOException {
    listener.close();
  }

  private void arrived(Socket guest) {
    Shift current = shift;
    Connection connection = new Connection();
    synchronized (connections) {
      connectionCount++;
      if (connections.size() == KEPT_CONNECTIONS) {
        connections.removeFirst();
      }
      connections.addLast(connection);
    }
    hall.admit(guest, current.behaviour(), connection, current.visits().getAndIncrement());
  }

  /** A behaviour and how many connections it has had here. */
  private record Shift(Behaviour behaviour, AtomicInteger visits) {}
}
