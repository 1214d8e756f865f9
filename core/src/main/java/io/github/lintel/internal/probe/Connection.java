package io.github.lintel.internal.probe;

import io.github.lintel.facts.Ending;
import io.github.lintel.facts.HandshakeFacts;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection that carries one handshake. All of it runs on the reactor's thread but the
 * machine, which works on {@code crypto}'s threads while the reactor leaves it alone: nothing is
 * read until it is done.
 */
final class Connection implements Reactor.Handler {
  private final Reactor reactor;
  private final Executor crypto;
  private final Exchange machine;
  private final InetSocketAddress peer;
  private final Duration timeout;
  private final CompletableFuture<HandshakeFacts> result = new CompletableFuture<>();
  private @Nullable SocketChannel channel;
  private @Nullable SelectionKey key;
  private Reactor.@Nullable Timer deadline;
  private Reactor.@Nullable Timer linger;
  private @Nullable ByteBuffer unsent;
  private boolean busy;
  private boolean greeted;
  private boolean writeFailed;
  private boolean expired;

  private Connection(
      Reactor reactor,
      Executor crypto,
      Exchange machine,
      InetSocketAddress peer,
      Duration timeout) {
    this.reactor = reactor;
    this.crypto = crypto;
    this.machine = machine;
    this.peer = peer;
    this.timeout = timeout;
  }

  /**
   * Connects and shakes hands. The future ends with facts, never with an exception, when the time
   * is over at the latest. Cancelling it closes the socket.
   */
  static CompletableFuture<HandshakeFacts> open(
      Reactor reactor,
      Executor crypto,
      Exchange machine,
      InetSocketAddress peer,
      Duration timeout) {
    Connection connection = new Connection(reactor, crypto, machine, peer, timeout);
    connection.result.whenComplete(
        (facts, failure) -> {
          if (connection.result.isCancelled()) {
            reactor.execute(() -> connection.stop(Ending.CANCELLED));
          }
        });
    try {
      reactor.execute(connection::connect);
    } catch (IllegalStateException e) {
      connection.stop(Ending.CANCELLED); // this machine has run out of something
    }
    return connection.result;
  }

  private void connect() {
    if (result.isDone()) {
      return;
    }
    deadline = reactor.schedule(timeout, this::expire);
    SocketChannel opened;
    try {
      opened = SocketChannel.open();
    } catch (IOException e) {
      stop(Ending.CANCELLED); // out of file descriptors: that tells nothing of the peer
      return;
    }
    channel = opened;
    try {
      opened.configureBlocking(false);
      opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
      boolean now = opened.connect(peer);
      key = opened.register(reactor.selector(), now ? 0 : SelectionKey.OP_CONNECT, this);
      if (now) {
        connected();
      }
    } catch (IOException | UnsupportedAddressTypeException e) {
      stop(endingOf(e));
    }
  }

  @Override
  public void ready(SelectionKey ready) {
    if (!ready.isValid()) {
      return;
    }
    if (ready.isConnectable()) {
      finishConnect(ready);
      return;
    }
    if (ready.isWritable()) {
      flush();
    }
    if (ready.isValid() && ready.isReadable()) {
      read();
    }
  }

  private void finishConnect(SelectionKey ready) {
    try {
      ((SocketChannel) ready.channel()).finishConnect();
    } catch (NoRouteToHostException | ConnectException e) {
      stop(endingOf(e));
      return;
    } catch (IOException e) {
      // The connection stood and was reset before we looked: what this machine itself lacks shows
      // when connecting starts.
      machine.connected();
      stop(Ending.RESET);
      return;
    }
    connected();
  }

  private void connected() {
    machine.connected();
    work(machine::start);
  }

  private void read() {
    SocketChannel open = channel;
    if (busy || open == null) {
      return;
    }
    ByteBuffer buffer = reactor.buffer();
    int count;
    try {
      count = open.read(buffer);
    } catch (IOException e) {
      machine.peerReset();
      settle();
      return;
    }
    if (count < 0 && writeFailed) {
      machine.peerReset(); // the write has used up the error; what is left looks like a FIN
      settle();
    } else if (count < 0) {
      machine.peerClosed();
      settle();
    } else if (count > 0) {
      byte[] data = new byte[count];
      buffer.flip().get(data);
      work(() -> machine.received(data, data.length));
    }
  }

  /** Lets the machine work elsewhere; until it is done nothing else touches it. */
  private void work(Runnable step) {
    busy = true;
    updateInterest();
    crypto.execute(
        () -> {
          try {
            step.run();
          } catch (RuntimeException | Error e) {
            machine.end(Ending.REJECTED); // whatever the peer sent must not harm us
          } finally {
            reactor.execute(this::worked);
          }
        });
  }

  private void worked() {
    busy = false;
    if (result.isDone()) {
      close();
      return;
    }
    byte[] output = machine.takeOutput();
    if (output.length > 0 && !writeFailed) {
      append(output);
      greet();
      if (result.isDone()) {
        return;
      }
      flush();
    }
    if (expired) {
      machine.timedOut();
    }
    settle();
  }

  /** Looks, before we speak for the first time, whether the peer has left or spoken already. */
  private void greet() {
    if (!greeted) {
      greeted = true;
      read();
    }
  }

  private void append(byte[] output) {
    ByteBuffer old = unsent;
    if (old == null || !old.hasRemaining()) {
      unsent = ByteBuffer.wrap(output);
      return;
    }
    ByteBuffer all = ByteBuffer.allocate(old.remaining() + output.length);
    unsent = all.put(old).put(output).flip();
  }

  private void flush() {
    SocketChannel open = channel;
    ByteBuffer buffer = unsent;
    if (open == null || buffer == null) {
      return;
    }
    try {
      open.write(buffer);
    } catch (IOException e) {
      writeFailed = true; // what the peer said before it closed can still be read
      unsent = null;
    }
    if (!writeFailed && !buffer.hasRemaining()) {
      unsent = null;
      if (!busy) {
        machine.outputSent();
      }
    }
    updateInterest();
  }

  /** Ends if the machine is done, else waits for the next event. */
  private void settle() {
    if (machine.done()) {
      finish();
      return;
    }
    machine.lingering().ifPresent(this::linger);
    updateInterest();
  }

  private void linger(Duration time) {
    if (linger == null) {
      linger = reactor.schedule(time, this::expire);
    }
  }

  private void updateInterest() {
    SelectionKey registered = key;
    if (registered == null || !registered.isValid()) {
      return;
    }
    int interest = busy ? 0 : SelectionKey.OP_READ;
    registered.interestOps(interest | (unsent == null ? 0 : SelectionKey.OP_WRITE));
  }

  private void expire() {
    expired = true;
    if (!busy && !result.isDone()) {
      machine.timedOut();
      finish();
    }
  }

  private void stop(Ending ending) {
    if (busy) {
      return; // the machine is working: worked() sees that the future is done
    }
    machine.end(ending);
    finish();
  }

  private void finish() {
    close();
    result.complete(machine.facts());
  }

  private void close() {
    if (deadline != null) {
      reactor.cancel(deadline);
    }
    if (linger != null) {
      reactor.cancel(linger);
    }
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        return; // it is gone either way
      }
    }
  }

  /** By type alone: the texts differ between systems. */
  private Ending endingOf(Exception e) {
    if (e instanceof NoRouteToHostException) {
      return LocalAddresses.canTalkTo(peer.getAddress()) ? Ending.UNREACHABLE : Ending.NO_ROUTE;
    }
    // A bind error or any other socket error comes from this machine: no address or no route.
    return e instanceof ConnectException ? Ending.REFUSED : Ending.NO_ROUTE;
  }
}
