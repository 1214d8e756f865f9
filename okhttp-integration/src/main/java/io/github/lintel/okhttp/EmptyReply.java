package io.github.lintel.okhttp;

import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * A server that has read a request "MUST" answer it with a response (RFC 9112 3 and 9.6: a closed
 * connection without one is a failure). Behind a good handshake a node that answers nothing is one
 * whose back end is gone.
 */
final class EmptyReply extends HttpCheck {
  EmptyReply() {
    super(
        CheckInfo.of("http.empty-reply", "the node does not answer requests")
            .severity(Severity.ERROR)
            .rank(810)
            .source("RFC 9112 9.6"));
  }

  @Override
  CheckOutcome judge(AddressView address, HttpFacts facts) {
    if (!(facts.last().reply() instanceof Reply.Failure failure)) {
      return CheckOutcome.passed();
    }
    return switch (failure.kind()) {
      case EMPTY, RESET -> found(address, facts, failure, Severity.ERROR);
      // How long an application may take is not ours to say.
      case TIMED_OUT -> found(address, facts, failure, Severity.WARNING);
      default -> CheckOutcome.notApplicable("it failed in another way");
    };
  }

  private static CheckOutcome found(
      AddressView address, HttpFacts facts, Reply.Failure failure, Severity severity) {
    return CheckOutcome.found(
        Fault.of(
                new NoAnswer(
                    subject(address, facts.port()),
                    shown(facts.last().url()),
                    failure.kind(),
                    failure.waited()))
            .severity(severity));
  }

  /** A request without an answer. */
  record NoAnswer(String subject, String url, Reply.Kind kind, Duration waited)
      implements Evidence {
    @Override
    public String sentence() {
      return "%s shakes hands, and then does not answer %s: %s (after %s)."
          .formatted(subject, url, kind.description(), elapsed(waited));
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "url",
          url,
          "ending",
          kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
          "waited",
          waited,
          "expected",
          "an HTTP response");
    }
  }
}
