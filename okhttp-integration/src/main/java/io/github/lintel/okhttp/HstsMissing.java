package io.github.lintel.okhttp;

import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Severity;
import java.util.Map;
import java.util.Optional;

/**
 * A host that wants browsers to come over TLS only "SHOULD include" a Strict-Transport-Security
 * header in each response over TLS (RFC 6797 7.1). Nobody is refused without it. The header means
 * nothing for an IP address (8.1.1), and one that cannot be read is ignored (8.1).
 */
final class HstsMissing extends HttpCheck {
  HstsMissing() {
    super(
        CheckInfo.of("http.hsts-missing", "browsers are not told to come over TLS only")
            .severity(Severity.NOTE)
            .rank(860)
            .source("RFC 6797 7.1"));
  }

  @Override
  CheckOutcome judge(AddressView address, HttpFacts facts) {
    Optional<Reply.Answer> answer = facts.lastAnswer().filter(a -> a.code() < 400);
    if (answer.isEmpty() || facts.name().isAddress()) {
      return CheckOutcome.notApplicable("there is no good answer, or no name");
    }
    Optional<String> header = answer.get().transportSecurity();
    return header.flatMap(TransportSecurity::parse).isPresent()
        ? CheckOutcome.passed()
        : CheckOutcome.found(
            new NoHeader(
                subject(address, facts.port()),
                shown(facts.last().url()),
                header.map(HttpCheck::bounded)));
  }

  /** An answer without a header that counts. */
  record NoHeader(String subject, String url, Optional<String> header) implements Evidence {
    @Override
    public String sentence() {
      return "%s answers %s %s."
          .formatted(
              subject,
              url,
              header
                  .map(h -> "with a Strict-Transport-Security header that browsers ignore: " + h)
                  .orElse("without Strict-Transport-Security"));
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "url", url, "header", header.orElse(""), "expected", "max-age of at least a second");
    }
  }
}
