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
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Negotiated;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Progress;
import java.util.Map;
import java.util.Optional;

/**
 * A server that does not know TLS 1.3 has to ignore the offer: "servers MUST … ignore all
 * unrecognized cipher suites, extensions and other parameters" (RFC 8446 9.3, Appendix D.2). Found
 * by comparison: the same node answers when TLS 1.2 alone is offered. A filter on the way that
 * cannot bear TLS 1.3 looks the same.
 */
public final class VersionIntolerant implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("handshake.version-intolerant", "the server breaks when TLS 1.3 is offered")
          .severity(Severity.ERROR)
          .rank(232)
          .source("RFC 8446 9.3, D.2");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    return FailureCause.VERSION_INTOLERANT.judge(
        address,
        first ->
            Fault.of(
                new Intolerance(
                    Progress.of(address),
                    first.ending(),
                    first.alertReceived(),
                    address
                        .facts()
                        .as(ClientKind.TLS_1_2_ONLY)
                        .flatMap(HandshakeFacts::negotiated))));
  }

  /** What became of an offer with TLS 1.3, and of one without. */
  record Intolerance(
      Progress progress, Ending ending, Optional<Alert> alert, Optional<Negotiated> without)
      implements Evidence {
    @Override
    public String sentence() {
      return ("%s cannot bear a client that offers TLS 1.3 beside TLS 1.2: it %s %s. Offered TLS 1.2"
              + " alone, it answers%s.")
          .formatted(
              progress.subject(),
              alert.map(a -> "sent the alert " + a).orElseGet(this::how),
              progress.moment(),
              without.map(n -> " with " + n.version() + " and " + n.cipherSuite()).orElse(""));
    }

    @Override
    public Map<String, Object> values() {
      return progress.values(
          "alert", alert.map(Alert::code).orElse(-1),
          "alertName", alert.map(Alert::name).orElse(""),
          "versionWithout", without.map(n -> n.version().text()).orElse(""),
          "cipherSuiteWithout", without.map(Negotiated::cipherSuite).orElse(""));
    }

    private String how() {
      return switch (ending) {
        case CLOSED -> "closed the connection";
        case RESET -> "reset the connection";
        default -> "said nothing more";
      };
    }
  }
}
