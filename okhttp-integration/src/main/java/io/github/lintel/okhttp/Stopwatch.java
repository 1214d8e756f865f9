package io.github.lintel.okhttp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Times the parts of one call, which has no more than one connection. Not thread-safe. */
final class Stopwatch extends EventListener {
  private final Map<Mark, Long> nanos = new EnumMap<>(Mark.class);

  private enum Mark {
    LOOK_UP,
    LOOKED_UP,
    CONNECT,
    SHAKE_HANDS,
    SHAKEN_HANDS,
    CONNECTED,
    READY,
    ANSWERED,
    END
  }

  /** Stops it, and returns what was reached until then. */
  HttpTimings stop() {
    mark(Mark.END);
    Mark withoutTls = nanos.containsKey(Mark.SHAKE_HANDS) ? Mark.SHAKE_HANDS : Mark.CONNECTED;
    return new HttpTimings(
        between(Mark.LOOK_UP, Mark.LOOKED_UP),
        between(Mark.CONNECT, withoutTls),
        between(Mark.SHAKE_HANDS, Mark.SHAKEN_HANDS),
        between(Mark.READY, Mark.ANSWERED),
        nanos.containsKey(Mark.ANSWERED) ? between(Mark.ANSWERED, Mark.END) : Duration.ZERO);
  }

  @Override
  public void dnsStart(Call call, String domainName) {
    mark(Mark.LOOK_UP);
  }

  @Override
  public void dnsEnd(Call call, String domainName, List<InetAddress> addresses) {
    mark(Mark.LOOKED_UP);
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    mark(Mark.CONNECT);
  }

  @Override
  public void secureConnectStart(Call call) {
    mark(Mark.SHAKE_HANDS);
  }

  @Override
  public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
    mark(Mark.SHAKEN_HANDS);
  }

  @Override
  public void connectEnd(
      Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
    mark(Mark.CONNECTED);
  }

  @Override
  public void connectionAcquired(Call call, Connection connection) {
    mark(Mark.READY);
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    mark(Mark.ANSWERED);
  }

  private void mark(Mark mark) {
    nanos.put(mark, System.nanoTime());
  }

  /** What began and did not come to an end has taken all the time until now. */
  private Duration between(Mark begin, Mark end) {
    Long from = nanos.get(begin);
    Long to = nanos.getOrDefault(end, nanos.get(Mark.END));
    return from == null || to == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, to - from));
  }
}
