package io.github.lintel.okhttp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * Watches calls connect. One for all calls, so that a call on a pooled connection costs nothing.
 * OkHttp shakes hands on the thread of the call; several connections may be tried on others.
 */
final class Witness extends EventListener {
  static final Witness INSTANCE = new Witness();

  private Witness() {}

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    Attempt attempt = new Attempt(address, proxy.type() == Proxy.Type.DIRECT);
    Attempts.of(call).add(attempt);
    Attempt.CURRENT.set(attempt);
  }

  @Override
  public void secureConnectStart(Call call) {
    Attempts attempts = Attempts.of(call);
    Optional<Attempt> attempt = attempts.current().or(attempts::latestOpen);
    attempt.ifPresent(Attempt.CURRENT::set);
    attempt.ifPresent(Attempt::handshakeStarted);
  }

  @Override
  public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
    Attempt attempt = Attempt.CURRENT.get();
    if (attempt != null) {
      attempt.handshakeFinished(Optional.ofNullable(handshake));
    }
    Attempt.CURRENT.remove();
  }

  @Override
  public void connectFailed(
      Call call,
      InetSocketAddress address,
      Proxy proxy,
      @Nullable Protocol protocol,
      IOException failure) {
    Attempts attempts = Attempts.of(call);
    Optional<Attempt> attempt =
        attempts
            .current()
            .filter(mine -> mine.address().equals(address))
            .or(() -> attempts.latestOpen(address));
    attempt.ifPresent(a -> a.failed(failure));
    Attempt.CURRENT.remove();
  }

  @Override
  public void connectEnd(
      Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
    Attempt.CURRENT.remove();
  }
}
