package io.github.lintel.okhttp;

import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Severity;
import java.util.Map;
import java.util.Optional;

/**
 * What ALPN agreed on "is definitively negotiated" (RFC 7301 3.1): the connection must speak that.
 * A TLS terminator that offers h2 and passes the bytes to a server that knows HTTP/1.1 alone breaks
 * every browser. Told by experiment: the same request with HTTP/1.1 is answered.
 */
final class AlpnNotSpoken extends HttpCheck {
  AlpnNotSpoken() {
    super(
        CheckInfo.of("http.alpn-not-spoken", "the node does not speak the protocol it agreed on")
            .severity(Severity.ERROR)
            .rank(800)
            .source("RFC 7301 3.1")
            .explains("http.empty-reply", "http.status"));
  }

  @Override
  CheckOutcome judge(AddressView address, HttpFacts facts) {
    String subject = subject(address, facts.port());
    if (facts.spoiled().isPresent()) {
      Reply.Failure failure = facts.spoiled().get();
      return CheckOutcome.found(
          new NotSpoken(subject, failure.protocol().orElse("h2"), failure.kind(), true));
    }
    Optional<Reply.Failure> failure =
        facts.last().reply() instanceof Reply.Failure f && f.kind() == Reply.Kind.NOT_HTTP
            ? Optional.of(f)
            : Optional.empty();
    return failure
        .map(
            f ->
                CheckOutcome.found(
                    new NotSpoken(subject, f.protocol().orElse("http/1.1"), f.kind(), false)))
        .orElse(CheckOutcome.passed());
  }

  /** A protocol that was agreed on, and what came instead. */
  record NotSpoken(String subject, String protocol, Reply.Kind kind, boolean http1Answered)
      implements Evidence {
    @Override
    public String sentence() {
      return "%s is to speak %s after the handshake, and does not: %s.%s"
          .formatted(
              subject,
              protocol,
              kind.description(),
              http1Answered ? " The same request over HTTP/1.1 is answered." : "");
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values("agreed", protocol, "http1Answered", http1Answered);
    }

    @Override
    public Optional<String> remedy() {
      return http1Answered
          ? Optional.of(
              "Do not offer "
                  + protocol
                  + " where TLS ends as long as what stands behind it does not speak it, or switch"
                  + " it on there.")
          : Optional.empty();
    }
  }
}
