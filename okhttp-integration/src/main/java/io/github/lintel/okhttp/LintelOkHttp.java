package io.github.lintel.okhttp;

import io.github.lintel.Report;
import io.github.lintel.TlsVerificationException;
import io.github.lintel.TlsVerifier;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.OkHttpClient;

/** Lintel for OkHttp's clients. */
public final class LintelOkHttp {
  private static final Duration BUDGET = Duration.ofSeconds(3);

  private LintelOkHttp() {}

  /** As {@link #explainByProbing(OkHttpClient.Builder, TlsVerifier, Duration)}, with 3 seconds. */
  public static OkHttpClient.Builder explainByProbing(
      OkHttpClient.Builder client, TlsVerifier verifier) {
    return explainByProbing(client, verifier, BUDGET);
  }

  /**
   * Makes calls of this client that fail explain themselves. When a call to an https URL fails for
   * TLS, for the connection or for the name, the front door of the URL is probed, and the same
   * exception is thrown with a suppressed {@link TlsVerificationException}, so that its stack trace
   * shows cause and remedy; {@link #reportOf} finds the report in it. Calls that succeed are not
   * touched.
   *
   * <ul>
   *   <li>A host and port is probed once in 10 minutes; failures in between get the same report.
   *   <li>Nothing is added if the front door is HEALTHY, or if probing fails or takes too long.
   *   <li>Nothing is probed for a call that was cancelled, or whose way leads through a proxy.
   *   <li>A client with a {@link okhttp3.Dns} of its own is probed with it, else with the
   *       verifier's resolver.
   *   <li>It is the URL of the request that is probed, not those of redirects.
   * </ul>
   *
   * @param client gets one more interceptor
   * @param verifier judges; should trust what the client trusts. Its timeout does not count
   * @param budget how much later a failure may be thrown because of this
   * @return {@code client}
   * @throws IllegalArgumentException if the budget is not positive, or longer than an hour
   */
  public static OkHttpClient.Builder explainByProbing(
      OkHttpClient.Builder client, TlsVerifier verifier, Duration budget) {
    return client.addInterceptor(
        new ProbingInterceptor(new Probes(verifier, budget, System::nanoTime)));
  }

  /**
   * Returns the report that a failure carries: the first one among the exception, its causes and
   * what they suppressed.
   */
  public static Optional<Report> reportOf(Throwable failure) {
    Deque<Throwable> open = new ArrayDeque<>();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    open.add(failure);
    while (!open.isEmpty()) {
      Throwable next = open.remove();
      if (next instanceof TlsVerificationException found) {
        return Optional.of(found.report());
      }
      if (seen.add(next)) {
        open.addAll(List.of(next.getSuppressed()));
        Optional.ofNullable(next.getCause()).ifPresent(open::add);
      }
    }
    return Optional.empty();
  }
}
