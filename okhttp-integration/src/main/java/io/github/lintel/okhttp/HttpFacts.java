package io.github.lintel.okhttp;

import io.github.lintel.facts.ClientCertificateDemand;
import io.github.lintel.facts.ServerName;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * What the HTTP side of one node showed.
 *
 * @param name the name that was asked for
 * @param port the TCP port of TLS
 * @param pathNamed whether somebody chose the path, so that it should be good
 * @param statusExpected the status that it should have, if somebody chose one
 * @param certificatePresented whether we had a client certificate to present
 * @param secure what came of the https URL
 * @param plain what came of the http URL, if one was asked for
 * @param spoiled how the exchange failed over the protocol that TLS agreed on, if the same with
 *     HTTP/1.1 alone succeeded; {@code secure} is that one then
 * @param timings how long the https URL took
 */
record HttpFacts(
    ServerName name,
    int port,
    boolean pathNamed,
    Optional<Integer> statusExpected,
    boolean certificatePresented,
    Journey secure,
    Optional<Journey> plain,
    Optional<Reply.Failure> spoiled,
    HttpTimings timings)
    implements ClientCertificateDemand {

  private static final int BAD_REQUEST = 400;
  private static final List<String> CERTIFICATE_WANTED =
      List.of("No required SSL certificate was sent", "The SSL certificate error"); // nginx

  @Override
  public Optional<String> clientCertificateDemand() {
    return lastAnswer()
        .filter(answer -> wantsCertificate(answer) && !certificatePresented)
        .map(
            answer ->
                "%s is answered with %d and a text that says so"
                    .formatted(HttpCheck.shown(last().url()), answer.code()));
  }

  static boolean wantsCertificate(Reply.Answer answer) {
    return answer.code() == BAD_REQUEST
        && CERTIFICATE_WANTED.stream().anyMatch(answer.text()::contains);
  }

  /** Returns the last step over TLS at this front door itself: what it answers in the end. */
  Journey.Step last() {
    List<Journey.Step> steps = secure.steps();
    Journey.Step last = steps.get(0);
    for (Journey.Step step : steps) {
      if (!isOwn(step.url())) {
        return last; // what others answer does not count
      }
      last = step;
    }
    return last;
  }

  /** Returns the last answer over TLS of this front door, if there is one. */
  Optional<Reply.Answer> lastAnswer() {
    return last().reply() instanceof Reply.Answer answer ? Optional.of(answer) : Optional.empty();
  }

  /** Returns the step whose status is the one to be expected: a redirect is the first answer. */
  Journey.Step judged() {
    return expectsRedirect() ? secure.first() : last();
  }

  boolean expectsRedirect() {
    return statusExpected.filter(status -> status >= 300 && status < 400).isPresent();
  }

  /** Returns whether a URL leads to this front door, over TLS. */
  boolean isOwn(HttpUrl url) {
    return url.isHttps() && url.port() == port && isOwnHost(url);
  }

  boolean isOwnHost(HttpUrl url) {
    return url.host().equals(name.text());
  }
}
