package io.github.lintel.okhttp;

import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import java.util.Map;
import java.util.Optional;

/**
 * A status of 400 or more is an error of the client or the server (RFC 9110 15). Those by which a
 * front door says that what is behind it does not work are errors here; one that an application may
 * well mean, such as 404 for a path that nobody chose, is only mentioned. nginx says 400 when a
 * client certificate is missing; where the handshake asked for one, {@code
 * handshake.client-certificate-required} tells of it.
 */
final class HttpStatus extends HttpCheck {
  private static final int ERRORS = 400;
  private static final int SERVER_ERRORS = 500;
  private static final int BAD_REQUEST = 400;
  private static final int MISDIRECTED = 421;

  HttpStatus() {
    super(
        CheckInfo.of("http.status", "the node answers with an error")
            .severity(Severity.ERROR)
            .rank(820)
            .source("RFC 9110 15"));
  }

  @Override
  CheckOutcome judge(AddressView address, HttpFacts facts) {
    Optional<Reply.Answer> answer = facts.lastAnswer();
    if (answer.isEmpty()) {
      return CheckOutcome.notApplicable("it does not answer");
    }
    if (facts.statusExpected().isPresent()) {
      return judge(
          subject(address, facts.port()),
          facts.judged(),
          facts.statusExpected().get(),
          facts.certificatePresented());
    }
    if (answer.get().code() < ERRORS) {
      return CheckOutcome.passed();
    }
    String subject = subject(address, facts.port());
    String url = shown(facts.last().url());
    if (facts.clientCertificateDemand().isPresent()
        && address.facts().primary().clientCertificateRequest().isPresent()) {
      return CheckOutcome.notApplicable("a client certificate is missing");
    }
    if (HttpFacts.wantsCertificate(answer.get())) {
      boolean presented = facts.certificatePresented();
      boolean meantToBe = address.policy().expectsClientCertificate() && !presented;
      return CheckOutcome.found(
          Fault.of(new CertificateWanted(subject, url, answer.get().code(), presented))
              .severity(meantToBe ? Severity.NOTE : Severity.ERROR));
    }
    return CheckOutcome.found(
        Fault.of(
                new ErrorStatus(
                    subject, url, answer.get().method(), answer.get().code(), facts.pathNamed()))
            .severity(severity(answer.get().code(), facts.pathNamed())));
  }

  private static CheckOutcome judge(
      String subject, Journey.Step step, int expected, boolean presented) {
    if (!(step.reply() instanceof Reply.Answer answer) || answer.code() == expected) {
      return CheckOutcome.passed(); // what does not answer is another check's
    }
    if (HttpFacts.wantsCertificate(answer)) {
      return CheckOutcome.found(
          Fault.of(new CertificateWanted(subject, shown(step.url()), answer.code(), presented)));
    }
    return CheckOutcome.found(
        Fault.of(
            new OtherStatus(subject, shown(step.url()), answer.method(), answer.code(), expected)));
  }

  private static Severity severity(int code, boolean pathNamed) {
    if (code >= SERVER_ERRORS || code == MISDIRECTED || pathNamed) {
      return Severity.ERROR;
    }
    return code == BAD_REQUEST ? Severity.WARNING : Severity.NOTE;
  }

  /** A status that should be below 400. */
  record ErrorStatus(String subject, String url, String method, int code, boolean pathNamed)
      implements Evidence {
    @Override
    public String sentence() {
      return "%s answers %s %s with %d%s: %s."
          .formatted(subject, method, url, code, StatusWords.name(code), StatusWords.meaning(code));
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "url", url, "method", method, "status", code, "expected", "less than 400");
    }
  }

  /** A status that should be another one. */
  record OtherStatus(String subject, String url, String method, int code, int expected)
      implements Evidence {
    @Override
    public String sentence() {
      return "%s answers %s %s with %d%s, not with %d%s as it should."
          .formatted(
              subject,
              method,
              url,
              code,
              StatusWords.name(code),
              expected,
              StatusWords.name(expected));
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values("url", url, "method", method, "status", code, "expected", expected);
    }
  }

  /** A status that means that a client certificate is missing, or not liked. */
  record CertificateWanted(String subject, String url, int code, boolean presented)
      implements Evidence {
    @Override
    public String sentence() {
      return presented
          ? ("%s does not take the client certificate that we present: the handshake is completed,"
                  + " and then %s is answered with %d and a text that says so.")
              .formatted(subject, url, code)
          : ("%s requires a client certificate: the handshake is completed without one, and then"
                  + " %s is answered with %d and a text that says so.")
              .formatted(subject, url, code);
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "url", url,
          "status", code,
          "clientCertificateRequired", true,
          "clientCertificatePresented", presented,
          "expected", presented ? "less than 400" : "no demand");
    }

    @Override
    public Optional<String> remedy() {
      return Optional.of(
          presented
              ? "Present a client certificate that is valid and comes from an authority that the"
                  + " server accepts (ssl_client_certificate), with its intermediates; the server's"
                  + " log says what it does not like."
              : "If clients should need no certificate, switch the request off on the server"
                  + " (ssl_verify_client off). If they should, this is how it is meant to be: say so"
                  + " in the policy, or present one.");
    }
  }
}
