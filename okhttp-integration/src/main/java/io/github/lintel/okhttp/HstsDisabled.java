package io.github.lintel.okhttp;

import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Severity;
import java.util.Map;
import java.util.Optional;

/**
 * "A max-age value of zero signals the UA to cease regarding the host as a Known HSTS Host" (RFC
 * 6797 6.1.1). Right while a site goes back to plain HTTP, else left over.
 */
final class HstsDisabled extends HttpCheck {
  HstsDisabled() {
    super(
        CheckInfo.of("http.hsts-disabled", "browsers are told to forget that they come over TLS")
            .severity(Severity.NOTE)
            .rank(850)
            .source("RFC 6797 6.1.1"));
  }

  @Override
  CheckOutcome judge(AddressView address, HttpFacts facts) {
    Optional<TransportSecurity> known =
        facts
            .lastAnswer()
            .flatMap(Reply.Answer::transportSecurity)
            .flatMap(TransportSecurity::parse);
    if (known.isEmpty() || facts.name().isAddress()) {
      return CheckOutcome.notApplicable("there is no Strict-Transport-Security that counts");
    }
    return known.get().maxAge() > 0
        ? CheckOutcome.passed()
        : CheckOutcome.found(
            new Forgetting(subject(address, facts.port()), shown(facts.last().url())));
  }

  /** A header with max-age=0. */
  record Forgetting(String subject, String url) implements Evidence {
    @Override
    public String sentence() {
      return "%s answers %s with Strict-Transport-Security and max-age=0: browsers forget that they"
          .concat(" are to come over TLS only.")
          .formatted(subject, url);
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values("url", url, "maxAge", 0, "expected", "more than 0");
    }
  }
}
