package io.github.lintel.okhttp;

import io.github.lintel.Report;
import io.github.lintel.TlsVerificationException;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.facts.ClientHandshake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds the report of the front door to a failure that may be the front door's fault. */
final class Explainer implements Interceptor {
  private static final Logger log = LoggerFactory.getLogger(FrontDoorWatch.class);

  private final TlsVerifier verifier;
  private final Optional<Probes> probes;
  private final Bulletin bulletin;

  Explainer(TlsVerifier verifier, Optional<Probes> probes, Bulletin bulletin) {
    this.verifier = verifier;
    this.probes = probes;
    this.bulletin = bulletin;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    if (isWebSocket(chain.request())) {
      chain.call().addEventListener(Witness.INSTANCE); // OkHttp takes away the client's own
    }
    try {
      return chain.proceed(chain.request());
    } catch (IOException failure) {
      explain(failure, chain);
      throw failure;
    }
  }

  private static boolean isWebSocket(Request request) {
    return "websocket".equalsIgnoreCase(request.header("Upgrade"));
  }

  private void explain(IOException failure, Chain chain) {
    try {
      if (concernsTheFrontDoor(failure, chain)) {
        report(failure, chain)
            .filter(report -> report.verdict() != Verdict.HEALTHY)
            .ifPresent(report -> tell(failure, report));
      }
    } catch (RuntimeException e) {
      // The caller is owed the failure of the call, and gets that.
      log.debug("a failure could not be explained", e);
    }
  }

  private void tell(IOException failure, Report report) {
    failure.addSuppressed(new TlsVerificationException(report));
    bulletin.tell(report);
  }

  private static boolean concernsTheFrontDoor(IOException failure, Chain chain) {
    return isOfConnection(failure)
        && chain.request().isHttps()
        && !chain.call().isCanceled()
        && LintelOkHttp.reportOf(failure).isEmpty();
  }

  private static boolean isOfConnection(IOException failure) {
    return failure instanceof SSLException
        || failure instanceof SocketException
        || failure instanceof SocketTimeoutException
        || failure instanceof UnknownHostException;
  }

  /**
   * What the client saw; if that does not tell the cause and it may be asked for, what a probe saw.
   */
  private Optional<Report> report(IOException failure, Chain chain) {
    HttpUrl url = chain.request().url();
    List<ClientHandshake> seen =
        Attempts.known(chain.call()).map(attempts -> attempts.seen(failure)).orElse(List.of());
    Optional<Report> own =
        seen.isEmpty()
            ? Optional.empty()
            : Optional.of(verifier.judge(Endpoint.live(url.host(), url.port()), seen));
    boolean told = seen.stream().anyMatch(handshake -> !handshake.presentedChain().isEmpty());
    return told ? own : probed(failure, chain).or(() -> own);
  }

  private Optional<Report> probed(IOException failure, Chain chain) {
    if (probes.isEmpty() || !isPlainSocket(chain.getSocketFactory())) {
      return Optional.empty();
    }
    Optional<InetAddress> address = Attempts.known(chain.call()).flatMap(Attempts::probeable);
    boolean lookup = failure instanceof UnknownHostException && isDirect(chain);
    return address.isPresent() || lookup
        ? wait(probes.get(), chain, address).filter(r -> r.verdict() != Verdict.HEALTHY)
        : Optional.empty();
  }

  private static boolean isPlainSocket(SocketFactory factory) {
    return factory == WatchedSocketFactory.INSTANCE || factory == SocketFactory.getDefault();
  }

  // What a proxy meets is not what is met from here.
  private static boolean isDirect(Chain chain) {
    Proxy fixed = chain.getProxy();
    List<Proxy> ways =
        fixed == null
            ? chain.getProxySelector().select(chain.request().url().uri())
            : List.of(fixed);
    return ways == null || ways.stream().allMatch(way -> way.type() == Proxy.Type.DIRECT);
  }

  private static Optional<Report> wait(Probes probes, Chain chain, Optional<InetAddress> address) {
    HttpUrl url = chain.request().url();
    CompletableFuture<Report> report =
        probes.report(url.host(), url.port(), address, chain.getDns());
    chain.call().addEventListener(new StopWaiting(report));
    if (chain.call().isCanceled()) {
      return Optional.empty();
    }
    try {
      return Optional.of(report.get(probes.budget().toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (TimeoutException | ExecutionException | CancellationException e) {
      return Optional.empty();
    }
  }

  private static final class StopWaiting extends EventListener {
    private final CompletableFuture<Report> report;

    StopWaiting(CompletableFuture<Report> report) {
      this.report = report;
    }

    @Override
    public void canceled(Call call) {
      report.cancel(false);
    }
  }
}
