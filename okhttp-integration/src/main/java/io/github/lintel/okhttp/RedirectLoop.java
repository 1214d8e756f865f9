package io.github.lintel.okhttp;

import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * "A client SHOULD detect and intervene in cyclical redirections" (RFC 9110 15.4): browsers give
 * up. Most often a front door ends TLS and talks plain HTTP to a server that redirects all plain
 * HTTP to https. A loop in which cookies are set may end for a client that keeps them.
 */
final class RedirectLoop extends HttpCheck {
  RedirectLoop() {
    super(
        CheckInfo.of("http.redirect-loop", "redirects lead in a circle")
            .severity(Severity.ERROR)
            .rank(825)
            .source("RFC 9110 15.4"));
  }

  @Override
  CheckOutcome judge(AddressView address, HttpFacts facts) {
    Optional<Journey> circle =
        journeys(facts).filter(j -> j.stop() == Journey.Stop.LOOP).findFirst();
    if (circle.isPresent()) {
      Circle evidence = new Circle(urls(circle.get()), setsCookie(circle.get()));
      return evidence.cookie()
          ? CheckOutcome.inconclusive(Severity.NOTE, evidence)
          : CheckOutcome.found(evidence);
    }
    Optional<Journey> endless =
        journeys(facts).filter(j -> j.stop() == Journey.Stop.LIMIT).findFirst();
    return endless
        .map(j -> CheckOutcome.inconclusive(Severity.NOTE, new GaveUp(urls(j))))
        .orElse(CheckOutcome.passed());
  }

  private static Stream<Journey> journeys(HttpFacts facts) {
    return Stream.concat(Stream.of(facts.secure()), facts.plain().stream());
  }

  private static List<String> urls(Journey journey) {
    return journey.steps().stream().map(step -> shown(step.url())).toList();
  }

  private static boolean setsCookie(Journey journey) {
    return journey.steps().stream()
        .anyMatch(step -> step.reply() instanceof Reply.Answer a && a.setsCookie());
  }

  /** URLs of which the last leads back to one before. */
  record Circle(List<String> urls, boolean cookie) implements Evidence {
    @Override
    public String sentence() {
      return "The redirects lead in a circle: %s, and back.%s"
          .formatted(
              String.join(" to ", urls),
              cookie ? " They set cookies, so it may end for a client that keeps them." : "");
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values("urls", urls, "setsCookie", cookie, "expected", "an end");
    }
  }

  /** More redirects than are followed. */
  record GaveUp(List<String> urls) implements Evidence {
    @Override
    public String sentence() {
      return "The redirects have no end within %d: %s."
          .formatted(Traveller.REDIRECTS, String.join(" to ", urls));
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values("urls", urls, "followed", Traveller.REDIRECTS);
    }
  }
}
