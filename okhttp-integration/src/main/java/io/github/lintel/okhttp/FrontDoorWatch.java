package io.github.lintel.okhttp;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.net.SocketFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.EventListener;
import okhttp3.Interceptor;

/**
 * Watches the front doors that a client talks to. {@link LintelOkHttp#install} puts all parts into
 * a client; who composes a client by hand takes them one by one. Thread-safe. Clients may share
 * one, as copies made by {@code newBuilder()} do; it holds connections weakly.
 *
 * <p>By default it observes: each new connection is judged off the caller's path by the
 * certificates that it presented, calls that fail carry the report, and nothing else changes.
 */
public final class FrontDoorWatch {
  private final ConnectionJudge judge;
  private final Explainer explainer;

  private FrontDoorWatch(Builder settings) {
    Bulletin bulletin = new Bulletin(settings.listener);
    this.judge = new ConnectionJudge(settings.verifier, settings.enforced, bulletin);
    this.explainer =
        new Explainer(
            settings.verifier,
            settings.budget.map(b -> new Probes(settings.verifier, b, System::nanoTime)),
            bulletin);
  }

  /** Starts with a verifier, which should trust what the client trusts; observes only. */
  public static Builder builder(TlsVerifier verifier) {
    return new Builder(verifier);
  }

  /** Returns the application interceptor that adds the report to the failure of a call. */
  public Interceptor interceptor() {
    return explainer;
  }

  /**
   * Returns the network interceptor that judges each new connection before any request header is
   * sent on it. OkHttp runs none for web sockets: there nothing is judged but failures.
   */
  public Interceptor networkInterceptor() {
    return judge;
  }

  /**
   * Returns a factory that adds the watch to a client's own. A client that has none ({@link
   * EventListener#NONE}) does not pay for it in calls on pooled connections.
   */
  public EventListener.Factory eventListenerFactory(EventListener.Factory own) {
    return call -> own.create(call).plus(Witness.INSTANCE);
  }

  /**
   * Returns a factory of plain sockets that see how the server's answer begins. Only the JDK's
   * default factory can be watched; any other is returned as it is.
   */
  public SocketFactory socketFactory(SocketFactory own) {
    return own == SocketFactory.getDefault() ? WatchedSocketFactory.INSTANCE : own;
  }

  /**
   * Returns a trust manager that decides as {@code own} and sees what is refused. For a client with
   * a TLS context of its own: it goes into that context and into the client.
   */
  public X509TrustManager trustManager(X509TrustManager own) {
    if (own instanceof WatchedTrustManager || own instanceof WatchedSimpleTrustManager) {
      return own;
    }
    return own instanceof X509ExtendedTrustManager extended
        ? new WatchedTrustManager(extended)
        : new WatchedSimpleTrustManager(own);
  }

  /**
   * Returns a key manager that offers what {@code own} offers and sees that a certificate was asked
   * for. For a client with a TLS context of its own.
   */
  public X509ExtendedKeyManager keyManager(X509KeyManager own) {
    return new WatchedKeyManager(Optional.of(own));
  }

  /** The settings of a watch. Not thread-safe. */
  public static final class Builder {
    private final TlsVerifier verifier;
    private Predicate<String> enforced = host -> false;
    private Consumer<Report> listener = report -> {};
    private Optional<Duration> budget = Optional.empty();

    private Builder(TlsVerifier verifier) {
      this.verifier = verifier;
    }

    /** As {@link #enforce(Predicate)}, for every host. */
    public Builder enforce() {
      return enforce(host -> true);
    }

    /**
     * Calls to these hosts fail as {@link javax.net.ssl.SSLPeerUnverifiedException} when the
     * verdict of the connection is BROKEN, before any request header is sent. The connection is
     * closed if it was made for that host; a host that shares another one's connection fails alone.
     *
     * @param hosts is given the host of the request's URL, in lower-case ASCII; must be thread-safe
     *     and fast
     */
    public Builder enforce(Predicate<String> hosts) {
      enforced = hosts;
      return this;
    }

    /**
     * Gives every report to this listener as well, which must be thread-safe and fast: those of new
     * connections and those of calls that failed.
     */
    public Builder onReport(Consumer<Report> value) {
      listener = value;
      return this;
    }

    /**
     * When what the client saw does not tell the cause, the failing address is probed: with at most
     * 3 connections, once for each front door in 10 minutes, and only if the way there is direct
     * and the client uses the JDK's sockets. A name that is not found is looked up again with the
     * client's own {@link okhttp3.Dns}.
     *
     * @param value how much later a failure may be thrown because of this
     * @throws IllegalArgumentException if it is not positive, or longer than an hour
     */
    public Builder explainByProbing(Duration value) {
      Probes.check(value);
      budget = Optional.of(value);
      return this;
    }

    /** Returns a watch with these settings. */
    public FrontDoorWatch build() {
      return new FrontDoorWatch(this);
    }
  }
}
