package io.github.lintel.smoke.notify;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Sends one body once. */
final class Sender implements AutoCloseable {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final String ALERTS = "/api/v2/alerts";

  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .callTimeout(LIMIT)
          .followRedirects(false) // what is in the URL is for nobody else
          .build();

  /**
   * What became of it.
   *
   * @param status the status of HTTP; empty if there was none
   * @param reason why it failed, in words without the URL
   * @param retryAfter how long the receiver wants to be left alone
   */
  record Outcome(Optional<Integer> status, String reason, Optional<Duration> retryAfter) {
    boolean sent() {
      return status.filter(code -> code / 100 == 2).isPresent();
    }

    /**
     * Returns whether the receiver itself seems to have answered, and not what stands before it
     * while it is away.
     */
    boolean isAnswer() {
      return status
          .filter(code -> code < 502 || code > 504)
          .filter(code -> code != 429)
          .isPresent();
    }

    /** What the receiver does not understand it will not understand the next time either. */
    boolean isWorthRetrying() {
      return status.map(code -> code / 100 == 5 || code == 429 || code == 408).orElse(true);
    }
  }

  /** Waits for the answer at most some seconds. */
  Outcome send(URI url, String body) {
    Request request =
        new Request.Builder()
            .url(url.toString())
            .header("User-Agent", "lintel")
            .post(RequestBody.create(body, JSON))
            .build();
    try (Response response = client.newCall(request).execute()) {
      return new Outcome(
          Optional.of(response.code()), "status " + response.code(), retryAfter(response));
    } catch (IOException e) {
      return new Outcome(Optional.empty(), e.getClass().getSimpleName(), Optional.empty());
    }
  }

  /** Alertmanager is given by its address alone, as Prometheus does. */
  static URI alerts(URI url) {
    String path = Optional.ofNullable(url.getRawPath()).orElse("");
    if (path.endsWith(ALERTS)) {
      return url;
    }
    String base = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return url.resolve(base + ALERTS);
  }

  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private static Optional<Duration> retryAfter(Response response) {
    try {
      String header = response.header("Retry-After", "");
      long seconds = Long.parseLong(header == null ? "" : header.strip());
      Duration wait = Duration.ofSeconds(Math.max(0, Math.min(seconds, 3600)));
      return Optional.of(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
