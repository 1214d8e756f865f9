package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Alert;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Stage;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Progress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * "In the event that the server supports no protocols that the client advertises, then the server
 * SHALL respond with a fatal no_application_protocol alert" (RFC 7301 3.2). A server that refuses
 * in another way is found by comparison: it answers when no protocol is offered.
 */
public final class AlpnMismatch implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("handshake.alpn-mismatch", "the server takes neither HTTP/2 nor HTTP/1.1")
          .severity(Severity.ERROR)
          .rank(238)
          .source("RFC 7301 3.2");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    return FailureCause.ALPN_MISMATCH.judge(
        address,
        first ->
            Fault.of(
                new NoProtocol(
                    Progress.of(address),
                    first.alertReceived(),
                    address
                        .facts()
                        .as(ClientKind.WITHOUT_ALPN)
                        .filter(h -> h.reached(Stage.SERVER_HELLO))
                        .isPresent())));
  }

  /** The protocols that were offered, and what became of it. */
  record NoProtocol(Progress progress, Optional<Alert> alert, boolean answersWithout)
      implements Evidence {
    private static final List<String> OFFERED = List.of("h2", "http/1.1");

    @Override
    public String sentence() {
      return ("%s takes none of the application protocols that were offered (ALPN: h2, http/1.1): it"
              + " ended the handshake %s%s.%s")
          .formatted(
              progress.subject(),
              progress.moment(),
              alert.map(a -> " with the alert " + a).orElse(""),
              answersWithout ? " Offered none, it answers." : "");
    }

    @Override
    public Map<String, Object> values() {
      return progress.values(
          "offered",
          OFFERED,
          "alert",
          alert.map(Alert::code).orElse(-1),
          "alertName",
          alert.map(Alert::name).orElse(""),
          "answersWithoutAlpn",
          answersWithout);
    }
  }
}
