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
 * One TCP connection that carries one handshake. It belongs to one thread at a time: to one of
 * {@code crypto}'s while it connects and while the machine works, to the reactor's while it waits.
 * So nothing is read before the machine has done with what was read, and a peer cannot make us
 * buffer.
 */
final class Connection implements Reactor.Handler {
  private static final int FIRST_LOOK_BYTES = 1024;

  private final Reactor reactor;
  private final Executor crypto;
  private final Exchange machine;
  private final InetSocketAddress peer;
  private final long deadlineNanos;
  private final CompletableFuture<HandshakeFacts> result = new CompletableFuture<>();
  private boolean busy = true; // of the reactor's thread, as the three that follow: not its turn
  private boolean expired;
  private boolean lingered;
  private Reactor.@Nullable Timer deadline;
  private Reactor.@Nullable Timer linger;
  private Duration lingersFor = Duration.ZERO;
  private @Nullable SocketChannel channel;
  private @Nullable SelectionKey key;
  private @Nullable ByteBuffer unsent;
  private boolean connecting;
  private boolean writeFailed;

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
    this.deadlineNanos = System.nanoTime() + timeout.toNanos();
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
    crypto.execute(() -> connection.work(connection::connect));
    return connection.result;
  }

  /** Does one step on a thread that computes, and gives the connection back to the reactor. */
  private void work(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      machine.end(Ending.REJECTED); // whatever the peer sent must not harm us
    }
    if (!machine.done() && handOver()) {
      return;
    }
    close();
    if (key != null) {
      reactor.soon(this::cancelTimers);
    }
    result.complete(machine.facts());
  }

  private boolean handOver() {
    try {
      reactor.execute(this::attend);
      return true;
    } catch (IllegalStateException e) {
      machine.end(Ending.CANCELLED); // this machine has run out of something
      return false;
    }
  }

  private void connect() {
    if (result.isDone()) {
      machine.end(Ending.CANCELLED);
      return;
    }
    machine.connecting();
    SocketChannel opened;
    try {
      opened = SocketChannel.open();
    } catch (IOException e) {
      machine.end(Ending.CANCELLED); // out of file descriptors: that tells nothing of the peer
      return;
    }
    channel = opened;
    try {
      opened.configureBlocking(false);
      opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
      connecting = !opened.connect(peer);
    } catch (IOException | UnsupportedAddressTypeException e) {
      machine.end(endingOf(e));
      return;
    }
    if (!connecting || stands(opened)) {
      start(opened);
    }
  }

  /** Returns whether the connection stands now; if that has failed, the machine is done. */
  private boolean stands(SocketChannel open) {
    try {
      connecting = !open.finishConnect();
      return !connecting;
    } catch (NoRouteToHostException | ConnectException e) {
      machine.end(endingOf(e));
    } catch (IOException e) {
      // The connection stood and was reset before we looked: what this machine itself lacks shows
      // when connecting starts.
      machine.connected();
      machine.end(Ending.RESET);
    }
    return false;
  }

  /** Looks, before we speak for the first time, whether the peer has left or spoken already. */
  private void start(SocketChannel open) {
    machine.connected();
    machine.start();
    byte[] early = read(open, ByteBuffer.allocate(FIRST_LOOK_BYTES));
    if (machine.done()) {
      return;
    }
    send();
    if (early.length > 0) {
      receive(early);
    }
  }

  private void receive(byte[] data) {
    machine.received(data, data.length);
    send();
  }

  private void send() {
    byte[] output = machine.takeOutput();
    if (output.length > 0 && !writeFailed) {
      append(output);
      flush();
    }
  }

  /** Returns what there is to read; the machine learns whether the peer has left. */
  private byte[] read(SocketChannel open, ByteBuffer buffer) {
    int count;
    try {
      count = open.read(buffer);
    } catch (IOException e) {
      machine.peerReset();
      return new byte[0];
    }
    if (count < 0 && writeFailed) {
      machine.peerReset(); // the write has used up the error; what is left looks like a FIN
    } else if (count < 0) {
      machine.peerClosed();
    }
    byte[] data = new byte[Math.max(0, count)];
    buffer.flip().get(data);
    return data;
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
      machine.outputSent();
    }
  }

  // What follows runs on the reactor's thread.

  /** Takes the connection over, and waits for its next event. */
  private void attend() {
    busy = false;
    if (result.isDone()) { // it was cancelled
      close();
      cancelTimers();
      return;
    }
    if (key == null && !register()) {
      stop(Ending.CANCELLED);
      return;
    }
    if (expired) {
      giveUp();
    } else if (lingered) {
      goOn();
      return;
    }
    settle();
  }

  private boolean register() {
    SocketChannel open = channel;
    if (open == null) {
      return false;
    }
    try {
      key = open.register(reactor.selector(), 0, this);
    } catch (IOException e) {
      return false;
    }
    Duration left = Duration.ofNanos(deadlineNanos - System.nanoTime());
    deadline = reactor.schedule(left, this::expire);
    return true;
  }

  @Override
  public void ready(SelectionKey ready) {
    if (busy || !ready.isValid()) {
      return;
    }
    SocketChannel open = (SocketChannel) ready.channel();
    if (ready.isConnectable()) {
      if (stands(open)) {
        leave(() -> start(open));
      } else {
        settle();
      }
      return;
    }
    if (ready.isWritable()) {
      flush();
    }
    byte[] data = ready.isReadable() ? read(open, reactor.buffer()) : new byte[0];
    if (data.length > 0) {
      leave(() -> receive(data));
    } else {
      settle();
    }
  }

  /** Gives the connection to a thread that computes. */
  private void leave(Runnable step) {
    busy = true;
    updateInterest(0);
    crypto.execute(() -> work(step));
  }

  /** Ends if the machine is done, else waits for the next event. */
  private void settle() {
    if (machine.done()) {
      finish();
      return;
    }
    machine.lingering().ifPresent(this::linger);
    int wanted = connecting ? SelectionKey.OP_CONNECT : SelectionKey.OP_READ;
    updateInterest(wanted | (unsent == null ? 0 : SelectionKey.OP_WRITE));
  }

  /** Counts from now when the time is another than before. */
  private void linger(Duration time) {
    if (linger != null && !time.equals(lingersFor)) {
      reactor.cancel(linger);
      linger = null;
    }
    if (linger == null) {
      linger = reactor.schedule(time, this::quiet);
      lingersFor = time;
    }
  }

  private void quiet() {
    linger = null;
    lingered = true;
    if (!busy && !result.isDone()) {
      goOn();
    }
  }

  /** It was listened to for long enough. */
  private void goOn() {
    lingered = false;
    machine.timedOut();
    if (machine.done()) {
      finish();
    } else {
      leave(this::send);
    }
  }

  private void updateInterest(int interest) {
    SelectionKey registered = key;
    if (registered != null && registered.isValid() && registered.interestOps() != interest) {
      registered.interestOps(interest);
    }
  }

  private void expire() {
    expired = true;
    if (!busy && !result.isDone()) {
      giveUp();
      finish();
    }
  }

  private void giveUp() {
    machine.timedOut();
    if (!machine.done()) {
      machine.end(Ending.TIMED_OUT);
    }
  }

  private void stop(Ending ending) {
    if (busy) {
      return; // whoever is at work will see that the future is done
    }
    machine.end(ending);
    finish();
  }

  private void finish() {
    close();
    cancelTimers();
    result.complete(machine.facts());
  }

  private void cancelTimers() {
    if (deadline != null) {
      reactor.cancel(deadline);
    }
    if (linger != null) {
      reactor.cancel(linger);
    }
  }

  // What follows runs on the thread that has the connection.

  private void close() {
    SocketChannel open = channel;
    if (open == null) {
      return;
    }
    try {
      open.close();
    } catch (IOException e) {
      return; // it is gone either way
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
