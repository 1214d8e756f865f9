package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Alert;
import io.github.lintel.facts.ClientCertificateDemand;
import io.github.lintel.facts.ClientCertificateRequest;
import io.github.lintel.facts.DistinguishedName;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Progress;
import io.github.lintel.internal.checks.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server that got no client certificate "MAY at its discretion either continue the handshake
 * without client authentication or abort the handshake with a certificate_required alert" (RFC 8446
 * 4.4.2.4; TLS 1.2: handshake_failure, RFC 5246 7.4.6). One that continues may still refuse each
 * request: unless an observer has seen that, it is only mentioned.
 */
public final class ClientCertificateRequired implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of(
              "handshake.client-certificate-required", "the server asks for a client certificate")
          .severity(Severity.ERROR)
          .rank(220)
          .source("RFC 8446 4.4.2.4");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    HandshakeFacts first = address.facts().primary();
    if (first.clientCertificateRequest().isEmpty()) {
      return CheckOutcome.notApplicable("the server does not ask for a client certificate");
    }
    Optional<String> refusal = refusal(address);
    if (first.completed() && refusal.isEmpty()) {
      return first.clientCertificateSent() ? CheckOutcome.passed() : found(address, Severity.NOTE);
    }
    boolean meantToBe =
        address.policy().expectsClientCertificate() && !first.clientCertificateSent();
    return refusal.isPresent() || FailureCause.of(address) == FailureCause.CLIENT_CERTIFICATE
        ? found(address, meantToBe ? Severity.NOTE : Severity.ERROR)
        : CheckOutcome.notApplicable("the handshake failed for another reason");
  }

  private static Optional<String> refusal(AddressView address) {
    return address.facts().observations().values().stream()
        .flatMap(facts -> facts instanceof ClientCertificateDemand d ? Stream.of(d) : Stream.of())
        .flatMap(demand -> demand.clientCertificateDemand().stream())
        .findFirst();
  }

  private static CheckOutcome found(AddressView address, Severity severity) {
    HandshakeFacts first = address.facts().primary();
    List<String> authorities =
        first
            .clientCertificateRequest()
            .map(ClientCertificateRequest::authorities)
            .orElse(List.of())
            .stream()
            .map(DistinguishedName::text)
            .toList();
    Asked evidence =
        new Asked(
            Progress.of(address),
            first.completed(),
            first.clientCertificateSent(),
            first.alertReceived(),
            refusal(address),
            authorities);
    return CheckOutcome.found(Fault.of(evidence).severity(severity));
  }

  /** A request for a certificate, and what became of it. */
  record Asked(
      Progress progress,
      boolean completed,
      boolean sent,
      Optional<Alert> alert,
      Optional<String> refusal,
      List<String> authorities)
      implements Evidence {
    @Override
    public String sentence() {
      String accepted =
          authorities.isEmpty() ? "" : " It accepts those of " + Words.list(authorities) + ".";
      return progress.subject() + verdict() + accepted;
    }

    @Override
    public Map<String, Object> values() {
      return progress.values(
          "completed", completed,
          "clientCertificateSent", sent,
          "alert", alert.map(Alert::code).orElse(-1),
          "alertName", alert.map(Alert::name).orElse(""),
          "requestRefused", refusal.isPresent(),
          "authorities", Words.values(authorities));
    }

    @Override
    public Optional<String> remedy() {
      return sent
          ? Optional.of(
              "Present a client certificate that is valid and comes from an authority that the"
                  + " server accepts, or renew the list of authorities on the server.")
          : Optional.empty();
    }

    private String verdict() {
      if (completed && refusal.isPresent()) {
        return " %s: the handshake is completed%s, and then %s."
            .formatted(
                sent
                    ? "does not take the client certificate that we sent"
                    : "requires a client certificate",
                sent ? "" : " without one",
                refusal.get());
      }
      if (completed) {
        return " asks for a client certificate and goes on without one; it may still refuse"
            + " requests.";
      }
      String how = alert.map(a -> "with the alert " + a).orElse("by ending the connection");
      return sent
          ? " refused the client certificate that we sent, " + how + "."
          : " requires a client certificate: it got none and refused " + how + ".";
    }
  }
}
