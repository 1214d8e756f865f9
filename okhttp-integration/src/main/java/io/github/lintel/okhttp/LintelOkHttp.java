package io.github.lintel.okhttp;

import io.github.lintel.Report;
import io.github.lintel.TlsVerificationException;
import io.github.lintel.TlsVerifier;
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
  private LintelOkHttp() {}

  /** Installs a watch that observes; see {@link #install(OkHttpClient.Builder, FrontDoorWatch)}. */
  public static OkHttpClient.Builder install(OkHttpClient.Builder client, TlsVerifier verifier) {
    return install(client, FrontDoorWatch.builder(verifier).build());
  }

  /**
   * Puts every part of a watch into a client: two interceptors, an event listener beside the
   * client's own, and what is needed to see a handshake that fails: sockets, and a trust manager
   * around the client's own. A client with a TLS context of its own keeps that: certificates that
   * it refuses are seen only if {@link FrontDoorWatch#trustManager} is in it.
   *
   * <p>A call that fails for TLS or for the connection throws the same exception as before, with a
   * suppressed {@link TlsVerificationException}: its stack trace shows cause and remedy, and {@link
   * #reportOf} finds the report. The report is about the URL of the request, not about those of
   * redirects.
   *
   * <p>To be called last, as what is set afterwards replaces parts of it. A client that has this
   * watch already is not changed.
   *
   * @return {@code client}
   */
  public static OkHttpClient.Builder install(OkHttpClient.Builder client, FrontDoorWatch watch) {
    if (client.interceptors().contains(watch.interceptor())) {
      return client;
    }
    return new Installation(client, watch).install();
  }

  /**
   * Returns the report that a failure carries: the first one among the exception, its causes and
   * what they suppressed. An exception that was serialized carries none any more.
   */
  public static Optional<Report> reportOf(Throwable failure) {
    Deque<Throwable> open = new ArrayDeque<>();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    open.add(failure);
    while (!open.isEmpty()) {
      Throwable next = open.remove();
      Optional<Report> report = carriedBy(next);
      if (report.isPresent()) {
        return report;
      }
      if (seen.add(next)) {
        open.addAll(List.of(next.getSuppressed()));
        Optional.ofNullable(next.getCause()).ifPresent(open::add);
      }
    }
    return Optional.empty();
  }

  private static Optional<Report> carriedBy(Throwable failure) {
    try {
      return failure instanceof TlsVerificationException found
          ? Optional.of(found.report())
          : Optional.empty();
    } catch (IllegalStateException e) { // left behind
      return Optional.empty();
    }
  }
}
