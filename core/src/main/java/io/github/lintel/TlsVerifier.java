package io.github.lintel;

import io.github.lintel.check.Observer;
import io.github.lintel.check.Policy;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.endpoint.NameResolver;
import io.github.lintel.endpoint.Revocation;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.facts.ClientHandshake;
import io.github.lintel.facts.TransparencyLog;
import io.github.lintel.internal.probe.ConnectionBudget;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * Verifies front doors. Immutable and thread-safe; make one and keep it. There is nothing to close:
 * threads start on demand, are daemons, and end after a second without work.
 */
public final class TlsVerifier {
  private final Verification verification;
  private final Builder settings;

  private TlsVerifier(Builder settings) {
    this.settings = settings;
    this.verification = new Verification(settings);
  }

  /**
   * Returns a verifier with the defaults: the JDK's trust anchors, web server policy, 10 seconds.
   */
  public static TlsVerifier create() {
    return builder().build();
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts from this verifier's settings. */
  public Builder toBuilder() {
    return settings.copy();
  }

  /**
   * Verifies a front door given as {@code host}, {@code host:port} or an https URL.
   *
   * @throws IllegalArgumentException if the text is none of these
   * @throws IllegalStateException as {@link #verify(Endpoint)}
   */
  public Report verify(String target) {
    return verify(Endpoint.live(target));
  }

  /**
   * Verifies an endpoint. A front door that is down, hostile or wrong is a report, not an
   * exception. If the thread is interrupted the sockets are closed, the flag stays set, and the
   * verdict is UNKNOWN.
   *
   * @throws IllegalStateException if the verification itself fails: the clock that it was given, or
   *     trust anchors that cannot be read
   */
  public Report verify(Endpoint endpoint) {
    CompletableFuture<Report> future = verification.start(endpoint);
    try {
      return future.get();
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      return verification.interrupted(endpoint);
    } catch (ExecutionException e) {
      throw Verification.failed(e);
    }
  }

  /**
   * Verifies an endpoint without blocking. Cancelling the future closes the sockets. What is
   * chained to it may block, and may verify again: it holds up nothing else. The future fails only
   * if the verification itself does.
   */
  public CompletableFuture<Report> verifyAsync(Endpoint endpoint) {
    return verification.startForCallers(endpoint);
  }

  /**
   * Verifies a front door again and again until every node agrees, or the time is over: after a
   * renewal nodes are reloaded one by one, and until then it is no alarm that they differ. The
   * pauses grow from one second to thirty. Nodes agree when each shows a certificate and all show
   * the expected one; without an expectation, when all show the same. Whether that is a good one is
   * told by the report.
   *
   * <p>If the thread is interrupted the sockets are closed, the flag stays set, and the verdict is
   * UNKNOWN.
   *
   * @param patience how long; the last look begins when it is over, at the latest
   * @throws IllegalArgumentException if it is not positive, or longer than a day
   * @throws IllegalStateException as {@link #verify(Endpoint)}
   */
  public Convergence awaitConvergence(LiveEndpoint endpoint, Duration patience) {
    CompletableFuture<Convergence> future = verification.converge(endpoint, patience);
    try {
      return future.get();
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      Report report = verification.interrupted(endpoint);
      return new Convergence(report, false, Duration.ZERO, 0, List.of());
    } catch (ExecutionException e) {
      throw Verification.failed(e);
    }
  }

  /**
   * As {@link #awaitConvergence}, without blocking: between two looks no thread waits. Cancelling
   * the future ends it and closes the sockets.
   *
   * @throws IllegalArgumentException if {@code patience} is not positive, or longer than a day
   */
  public CompletableFuture<Convergence> awaitConvergenceAsync(
      LiveEndpoint endpoint, Duration patience) {
    return verification.converge(endpoint, patience);
  }

  /**
   * Judges what another client saw of a front door, by the same checks. Connects to nothing, so
   * what takes a comparison is not found.
   *
   * @param endpoint what the client wanted to talk to
   * @param handshakes what it saw, in the order in which it did; several with one address are the
   *     same again
   * @throws IllegalArgumentException if there is no handshake
   */
  public Report judge(LiveEndpoint endpoint, List<ClientHandshake> handshakes) {
    if (handshakes.isEmpty()) {
      throw new IllegalArgumentException("no handshake with " + endpoint);
    }
    return verification.judge(endpoint, handshakes);
  }

  /**
   * Verifies many endpoints at once and returns their reports as they are finished, in that order;
   * {@link Report#target()} tells which is which. Nothing is read or started before the stream is
   * used. At most {@link Builder#atOnce} endpoints are read ahead of what was taken from the
   * stream, so that a slow reader slows down everything and an endless stream of endpoints is fine.
   * They are read on another thread, one at a time.
   *
   * <pre>{@code
   * try (Stream<Report> reports = verifier.verifyAll(endpoints)) {
   *   reports.filter(report -> report.verdict() != Verdict.HEALTHY).forEach(this::alarm);
   * }
   * }</pre>
   *
   * <p>Closing the stream stops everything, closes every socket, and closes {@code endpoints}. If
   * reading the endpoints fails, the stream throws what they threw, after the reports of those that
   * were started. If the thread that uses the stream is interrupted, everything stops, the flag
   * stays set, and the stream throws a {@link java.util.concurrent.CancellationException}.
   */
  public Stream<Report> verifyAll(Stream<? extends Endpoint> endpoints) {
    return verification.batch(endpoints).stream();
  }

  /** The settings of a verifier. Not thread-safe; can be used again after {@link #build()}. */
  public static final class Builder {
    TrustAnchors trust = TrustAnchors.jdk();
    Policy policy = Policy.webServer();
    Duration timeout = Duration.ofSeconds(10);
    Clock clock = Clock.systemUTC();
    NameResolver resolver = NameResolver.jdk();
    Revocation revocation = Revocation.stapled();
    List<Observer> observers = List.of();
    List<TransparencyLog> transparencyLogs = List.of();
    boolean thorough;
    boolean experiments = true;
    boolean fetchIssuers;
    int connections = ConnectionBudget.PER_VERIFICATION;
    boolean otherKeyType = true;
    int atOnce = 512;
    int atOncePerAddress = 16;

    private Builder() {}

    /** Trusts these anchors; the default is {@link TrustAnchors#jdk()}. */
    public Builder trust(TrustAnchors value) {
      trust = value;
      return this;
    }

    /** Judges by this policy; the default is {@link Policy#webServer()}. */
    public Builder policy(Policy value) {
      policy = value;
      return this;
    }

    /**
     * Limits one verification, whatever the peers do; the default is 10 seconds.
     *
     * @throws IllegalArgumentException if it is not positive, or longer than an hour
     */
    public Builder timeout(Duration value) {
      if (value.isNegative() || value.isZero() || value.compareTo(Duration.ofHours(1)) > 0) {
        throw new IllegalArgumentException("not a timeout (more than 0, at most 1 hour): " + value);
      }
      timeout = value;
      return this;
    }

    /** Takes the time of judgement from this clock; the default is the system's. */
    public Builder clock(Clock value) {
      clock = value;
      return this;
    }

    /** Resolves names by this; the default is {@link NameResolver#jdk()}. */
    public Builder resolver(NameResolver value) {
      resolver = value;
      return this;
    }

    /**
     * Learns by this whether certificates are revoked; the default is {@link Revocation#stapled()},
     * which asks nobody.
     */
    public Builder revocation(Revocation value) {
      revocation = value;
      return this;
    }

    /** Observes more than TLS; each call adds one. */
    public Builder observe(Observer value) {
      List<Observer> all = new ArrayList<>(observers);
      all.add(value);
      observers = List.copyOf(all);
      return this;
    }

    /**
     * Verifies signed certificate timestamps by this list of logs, as Chrome and Apple's systems do
     * below public anchors. Without a list, which is the default, they are only counted.
     */
    public Builder transparencyLogs(Collection<TransparencyLog> value) {
      transparencyLogs = List.copyOf(value);
      return this;
    }

    /**
     * Probes every address as a client of each key type, not one address per distinct answer, and
     * looks for clients that are refused though modern ones are not: those of older versions, and
     * those whose ClientHello is as large as a browser's.
     */
    public Builder thorough(boolean value) {
      thorough = value;
      return this;
    }

    /** Whether further handshakes may be made to find out why one fails; the default is true. */
    public Builder experiments(boolean value) {
      experiments = value;
      return this;
    }

    /**
     * Whether the issuer that a chain lacks is fetched from where the certificate says that it is
     * published (RFC 5280 4.2.2.1), to tell which one is to be appended; the default is false. The
     * verdict stays the same: it is of what the server sends. Over http only, at most 64 KiB, no
     * redirects, and at no address that is not public unless the endpoint has one of its kind.
     */
    public Builder fetchIssuers(boolean value) {
      fetchIssuers = value;
      return this;
    }

    /**
     * Makes at most so many connections in one verification; the default is 40. With fewer than a
     * node needs, the verification tells less.
     *
     * @throws IllegalArgumentException if it is less than 1 or more than 40
     */
    public Builder connections(int atMost) {
      if (atMost < 1 || atMost > ConnectionBudget.PER_VERIFICATION) {
        throw new IllegalArgumentException("not a number of connections (1 to 40): " + atMost);
      }
      connections = atMost;
      return this;
    }

    /**
     * Whether a front door that answers is asked for a certificate of the other key type, RSA or
     * ECDSA, with a second handshake; the default is true.
     */
    public Builder otherKeyType(boolean value) {
      otherKeyType = value;
      return this;
    }

    /**
     * Limits how many endpoints {@link TlsVerifier#verifyAll} has in flight; the default is 512.
     * Each takes about 50 KiB of memory and two sockets or fewer for each of its addresses.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder atOnce(int value) {
      atOnce = atLeastOne(value);
      return this;
    }

    /**
     * Limits to how many of them {@link TlsVerifier#verifyAll} talks at once at the same address;
     * the default is 16. The time that an endpoint waits for its turn is not part of its timeout.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder atOncePerAddress(int value) {
      atOncePerAddress = atLeastOne(value);
      return this;
    }

    private static int atLeastOne(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("not a limit (1 or more): " + value);
      }
      return value;
    }

    /** Returns a verifier with these settings. */
    public TlsVerifier build() {
      return new TlsVerifier(copy());
    }

    private Builder copy() {
      Builder copy = new Builder();
      copy.trust = trust;
      copy.policy = policy;
      copy.timeout = timeout;
      copy.clock = clock;
      copy.resolver = resolver;
      copy.revocation = revocation;
      copy.observers = observers;
      copy.transparencyLogs = transparencyLogs;
      copy.thorough = thorough;
      copy.experiments = experiments;
      copy.fetchIssuers = fetchIssuers;
      copy.connections = connections;
      copy.otherKeyType = otherKeyType;
      copy.atOnce = atOnce;
      copy.atOncePerAddress = atOncePerAddress;
      return copy;
    }
  }
}
