package io.github.lintel.okhttp;

import io.github.lintel.Report;
import io.github.lintel.TlsVerificationException;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.check.Finding;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.facts.ClientHandshake;
import io.github.lintel.facts.PrintableText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Connection;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Judges each connection once for each host that is asked over it, before the first request header
 * is sent. What was judged is remembered with the connection.
 */
final class ConnectionJudge implements Interceptor {
  /** A client that opens more connections at once than this is not told of all of them. */
  private static final int WAITING = 256;

  private final TlsVerifier verifier;
  private final Predicate<String> enforced;
  private final Bulletin bulletin;
  private final Rulings rulings = new Rulings();
  private final ThreadPoolExecutor later;

  ConnectionJudge(TlsVerifier verifier, Predicate<String> enforced, Bulletin bulletin) {
    this.verifier = verifier;
    this.enforced = enforced;
    this.bulletin = bulletin;
    this.later =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            task -> {
              Thread thread = new Thread(task, "lintel-okhttp");
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());
    later.allowCoreThreadTimeOut(true);
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Connection connection = chain.connection();
    if (connection != null && request.isHttps()) {
      HttpUrl url = request.url();
      Ruling ruling = rulings.of(connection, url.host());
      if (ruling.open()) {
        ruling = rulings.of(connection, url.host(), () -> rule(connection, url));
      }
      if (ruling.vetoed()) {
        throw refusal(connection, url, ruling.report().orElseThrow());
      }
    }
    return chain.proceed(request);
  }

  private Ruling rule(Connection connection, HttpUrl url) {
    try {
      Optional<ClientHandshake> handshake = Handshakes.of(connection);
      if (handshake.isEmpty()) {
        return Ruling.ADMITTED;
      }
      if (enforced.test(url.host())) {
        Report report = judge(handshake.get(), url);
        bulletin.tell(report);
        return report.verdict() == Verdict.BROKEN ? Ruling.veto(report) : Ruling.ADMITTED;
      }
      ClientHandshake seen = handshake.get();
      later.execute(() -> bulletin.tell(judge(seen, url)));
      return Ruling.ADMITTED;
    } catch (IllegalArgumentException e) {
      return Ruling.ADMITTED; // a host that is none, as a_b.example: nothing can be verified
    }
  }

  private Report judge(ClientHandshake handshake, HttpUrl url) {
    return verifier.judge(Endpoint.live(url.host(), url.port()), List.of(handshake));
  }

  private static IOException refusal(Connection connection, HttpUrl url, Report report)
      throws IOException {
    if (connection.route().address().url().host().equals(url.host())) {
      connection.socket().close();
    }
    String cause = report.rootCause().map(Finding::sentence).orElse("");
    SSLPeerUnverifiedException refusal =
        new SSLPeerUnverifiedException(
            "Lintel refuses "
                + report.target()
                + ": "
                + report.rootCause().map(f -> f.id().text()).orElse("")
                + ". "
                + PrintableText.escape(cause, 300));
    refusal.addSuppressed(new TlsVerificationException(report));
    return refusal;
  }
}
