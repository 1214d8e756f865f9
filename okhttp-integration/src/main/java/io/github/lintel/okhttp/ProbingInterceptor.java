package io.github.lintel.okhttp;

import io.github.lintel.Report;
import io.github.lintel.TlsVerificationException;
import io.github.lintel.Verdict;
import java.io.IOException;
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
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Adds the report of the front door to a failure that may be the front door's fault. */
final class ProbingInterceptor implements Interceptor {
  private final Probes probes;

  ProbingInterceptor(Probes probes) {
    this.probes = probes;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    try {
      return chain.proceed(chain.request());
    } catch (IOException failure) {
      explain(failure, chain);
      throw failure;
    }
  }

  private void explain(IOException failure, Chain chain) {
    try {
      if (concernsTheFrontDoor(failure, chain)) {
        report(chain)
            .filter(report -> report.verdict() != Verdict.HEALTHY)
            .ifPresent(report -> failure.addSuppressed(new TlsVerificationException(report)));
      }
    } catch (RuntimeException probingFailed) {
      // The caller is owed the failure of the call, and gets that.
    }
  }

  private static boolean concernsTheFrontDoor(IOException failure, Chain chain) {
    return isOfConnection(failure)
        && chain.request().isHttps()
        && !chain.call().isCanceled()
        && isDirect(chain)
        && LintelOkHttp.reportOf(failure).isEmpty();
  }

  private static boolean isOfConnection(IOException failure) {
    return failure instanceof SSLException
        || failure instanceof SocketException
        || failure instanceof SocketTimeoutException
        || failure instanceof UnknownHostException;
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

  private Optional<Report> report(Chain chain) {
    HttpUrl url = chain.request().url();
    CompletableFuture<Report> report = probes.report(url.host(), url.port(), chain.getDns());
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
