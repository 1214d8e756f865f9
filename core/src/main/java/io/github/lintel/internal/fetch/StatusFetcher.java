package io.github.lintel.internal.fetch;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.FetchedRevocation.Download;
import io.github.lintel.facts.RevocationDocument;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.fetch.StatusRounds.Question;
import io.github.lintel.internal.probe.Prober;
import io.github.lintel.internal.probe.WebRequest;
import io.github.lintel.internal.revocation.OcspResponse;
import io.github.lintel.internal.revocation.RevocationList;
import io.github.lintel.internal.revocation.StatusQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Fetches OCSP responses and revocation lists, and keeps them. What several verifications want at
 * once is fetched once. Thread-safe.
 */
public final class StatusFetcher {
  /** A list may be split by reasons; more than two are there to keep us busy. */
  private static final int URLS_EACH = 2;

  private final Prober prober;
  private final StatusCache cache = new StatusCache();
  private final SharedWork<Found> inFlight = new SharedWork<>();

  /** Creates a fetcher that has fetched nothing yet. */
  public StatusFetcher(Prober prober) {
    this.prober = prober;
  }

  /** What came of one URL. */
  private record Found(Optional<RevocationDocument> document, Optional<String> failure) {
    static Found late() {
      return new Found(Optional.empty(), Optional.of("the time was over before its answer was"));
    }
  }

  /** How bytes become a document. */
  private interface Parser {
    RevocationDocument parse(byte[] bytes) throws DerException;
  }

  /** Asks the first responder that the certificate names. */
  CompletableFuture<Download> ask(Question question, Duration timeout, Instant at) {
    Certificate certificate = question.certificate();
    String url = certificate.ocspUrls().get(0);
    WebRequest request =
        new WebRequest(
            url,
            StatusQuery.request(certificate, question.issuer()),
            StatusQuery.REQUEST_TYPE,
            OcspResponse.MAX_SIZE,
            question.near(),
            timeout);
    return download(certificate, request, OcspResponse::parse, at);
  }

  /** Returns the URLs of the lists that have the certificate. */
  List<String> listUrls(Question question) {
    return StatusQuery.listUrls(question.certificate()).stream().limit(URLS_EACH).toList();
  }

  /** Fetches a list. */
  CompletableFuture<Download> list(Question question, String url, Duration timeout, Instant at) {
    WebRequest request =
        new WebRequest(url, new byte[0], "", RevocationList.MAX_SIZE, question.near(), timeout);
    return download(question.certificate(), request, RevocationList::parse, at);
  }

  /** Keeps a document for the next verification. */
  void keep(Download download, Instant at) {
    download.document().ifPresent(document -> cache.put(key(download), document, at));
  }

  private CompletableFuture<Download> download(
      Certificate certificate, WebRequest request, Parser parser, Instant at) {
    String url = request.url();
    String key = key(certificate, url, request.body().length == 0);
    Optional<RevocationDocument> kept = cache.get(key, at);
    CompletableFuture<Found> found =
        kept.isPresent()
            ? CompletableFuture.completedFuture(new Found(kept, Optional.empty()))
            : inFlight.join(key + request.reach(), () -> fetch(request, parser));
    prober.unlessDone(found, request.timeout(), () -> found.complete(Found.late()));
    CompletableFuture<Download> download =
        found.handle(
            (f, failure) ->
                f == null
                    ? new Download(certificate, url, Optional.empty(), Optional.of("it failed"))
                    : new Download(certificate, url, f.document(), f.failure()));
    download.whenComplete(
        (value, failure) -> {
          if (download.isCancelled()) {
            found.cancel(true);
          }
        });
    return download;
  }

  private CompletableFuture<Found> fetch(WebRequest request, Parser parser) {
    CompletableFuture<WebRequest.Answer> answer = prober.fetch(request);
    CompletableFuture<Found> found =
        answer.thenApplyAsync(received -> read(received, parser), prober.computing());
    found.whenComplete(
        (value, failure) -> {
          if (found.isCancelled()) {
            answer.cancel(true);
          }
        });
    return found;
  }

  private static Found read(WebRequest.Answer answer, Parser parser) {
    if (answer.failure().isPresent()) {
      return new Found(Optional.empty(), answer.failure());
    }
    try {
      return new Found(Optional.of(parser.parse(answer.body())), Optional.empty());
    } catch (DerException e) {
      return new Found(Optional.empty(), Optional.of("its answer cannot be read: " + e.reason()));
    }
  }

  private static String key(Download download) {
    boolean list = download.document().filter(RevocationList.class::isInstance).isPresent();
    return key(download.certificate(), download.url(), list);
  }

  /** A list is the same for every certificate. */
  private static String key(Certificate certificate, String url, boolean list) {
    return list ? "list " + url : "ocsp " + certificate.sha256() + " " + url;
  }
}
