package io.github.lintel.internal.probe;

import io.github.lintel.internal.probe.WebRequest.Answer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One TCP connection that carries one HTTP request. All of it runs on the reactor's thread. */
final class WebConnection implements Reactor.Handler {
  private static final int CHUNK = 16 * 1024;

  private final Reactor reactor;
  private final InetSocketAddress peer;
  private final ByteBuffer request;
  private final HttpReader reader;
  private final Duration timeout;
  private final CompletableFuture<Answer> result = new CompletableFuture<>();
  private @Nullable SocketChannel channel;
  private Reactor.@Nullable Timer deadline;

  private WebConnection(
      Reactor reactor,
      InetSocketAddress peer,
      byte[] request,
      HttpReader reader,
      Duration timeout) {
    this.reactor = reactor;
    this.peer = peer;
    this.request = ByteBuffer.wrap(request);
    this.reader = reader;
    this.timeout = timeout;
  }

  /**
   * Connects, asks and reads. The future ends with an answer, never with an exception, when the
   * time is over at the latest. Cancelling it closes the socket.
   */
  static CompletableFuture<Answer> open(
      Reactor reactor,
      InetSocketAddress peer,
      byte[] request,
      HttpReader reader,
      Duration timeout) {
    WebConnection connection = new WebConnection(reactor, peer, request, reader, timeout);
    connection.result.whenComplete(
        (answer, failure) -> {
          if (connection.result.isCancelled()) {
            reactor.execute(connection::close);
          }
        });
    try {
      reactor.execute(connection::connect);
    } catch (IllegalStateException e) {
      connection.fail("this machine has run out of something");
    }
    return connection.result;
  }

  private void connect() {
    if (result.isDone()) {
      return;
    }
    deadline = reactor.schedule(timeout, () -> fail("the time was over before its answer was"));
    try {
      SocketChannel opened = SocketChannel.open();
      channel = opened;
      opened.configureBlocking(false);
      boolean now = opened.connect(peer);
      opened.register(
          reactor.selector(), now ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT, this);
    } catch (IOException | UnsupportedAddressTypeException e) {
      fail("no connection can be made to it");
    }
  }

  @Override
  public void ready(SelectionKey key) {
    if (!key.isValid()) {
      return;
    }
    SocketChannel open = (SocketChannel) key.channel();
    try {
      if (key.isConnectable()) {
        open.finishConnect();
        key.interestOps(SelectionKey.OP_WRITE);
      } else if (key.isWritable()) {
        open.write(request);
        key.interestOps(request.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
      } else if (key.isReadable()) {
        read(open);
      }
    } catch (IOException e) {
      fail("no connection can be made to it, or it was reset");
    }
  }

  private void read(SocketChannel open) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
    int count = open.read(buffer);
    if (count < 0) {
      reader.closed();
    } else {
      reader.feed(buffer.array(), count);
    }
    if (reader.done()) {
      close();
      result.complete(new Answer(reader.body(), reader.failure()));
    }
  }

  private void fail(String why) {
    close();
    result.complete(new Answer(new byte[0], Optional.of(why)));
  }

  private void close() {
    if (deadline != null) {
      reactor.cancel(deadline);
    }
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        return; // it is gone either way
      }
    }
  }
}
