package io.github.lintel.okhttp;

import io.github.lintel.facts.Ending;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;

/**
 * A socket that tells its attempt how the server's answer begins and ends: an alert, another
 * protocol, silence. After the handshake nothing is told any more.
 */
final class WatchedSocket extends Socket {
  private final Optional<Attempt> attempt = Optional.ofNullable(Attempt.CURRENT.get());

  WatchedSocket() {}

  @Override
  public InputStream getInputStream() throws IOException {
    InputStream plain = super.getInputStream();
    if (attempt.isEmpty() || !attempt.get().open()) {
      return plain;
    }
    // TLS asks for the stream on the thread that shakes hands, which may be another one.
    Attempt.CURRENT.set(attempt.get());
    attempt.get().reading();
    return new WatchedStream(plain, attempt.get());
  }

  private final class WatchedStream extends FilterInputStream {
    private final Attempt watcher;
    private boolean watching = true;

    WatchedStream(InputStream plain, Attempt watcher) {
      super(plain);
      this.watcher = watcher;
    }

    @Override
    public int read() throws IOException {
      if (!watching) {
        return in.read();
      }
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return watching ? watched(bytes, offset, length) : in.read(bytes, offset, length);
    }

    private int watched(byte[] bytes, int offset, int length) throws IOException {
      try {
        int count = in.read(bytes, offset, length);
        if (count > 0) {
          watcher.received(bytes, offset, count);
        } else if (count < 0) {
          watcher.streamEnded(Ending.CLOSED);
        }
        return count;
      } catch (SocketTimeoutException e) {
        watcher.streamEnded(Ending.TIMED_OUT);
        throw e;
      } catch (IOException e) {
        if (!isClosed()) { // from our side
          watcher.streamEnded(Ending.RESET);
        }
        throw e;
      } finally {
        watching = !watcher.satisfied();
      }
    }
  }
}
