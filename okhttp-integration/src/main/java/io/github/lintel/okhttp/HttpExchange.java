package io.github.lintel.okhttp;

import io.github.lintel.facts.AddressFacts;
import java.util.Optional;

/**
 * What came of asking one node over HTTPS, in short; {@link HttpObserver}'s checks judge it.
 * Immutable.
 *
 * @param status the status of the last answer after redirects, or of the first if a redirect was
 *     expected; empty if there was no answer
 * @param secure whether that was asked over TLS: a redirect may lead away from it
 * @param redirects how many redirects were followed
 * @param timings how long it took
 */
public record HttpExchange(
    Optional<Integer> status, boolean secure, int redirects, HttpTimings timings) {

  /**
   * Returns what an {@link HttpObserver} saw of a node; empty if none looked, or came to an end.
   */
  public static Optional<HttpExchange> of(AddressFacts node) {
    return node.observation(HttpFacts.class).map(HttpExchange::of);
  }

  private static HttpExchange of(HttpFacts facts) {
    Journey.Step step = facts.expectsRedirect() ? facts.secure().first() : facts.secure().last();
    return new HttpExchange(
        step.reply() instanceof Reply.Answer answer ? Optional.of(answer.code()) : Optional.empty(),
        step.url().isHttps(),
        facts.secure().steps().size() - 1,
        facts.timings());
  }
}
