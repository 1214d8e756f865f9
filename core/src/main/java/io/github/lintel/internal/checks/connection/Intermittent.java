package io.github.lintel.internal.checks.connection;

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
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Neighbours;
import io.github.lintel.internal.checks.Progress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Two handshakes made alike, one after the other, with one node: one was completed, the other was
 * not. Part of its clients are refused. Two tries show that it happens, not how often.
 */
public final class Intermittent implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("connection.intermittent", "the node answers only sometimes")
          .severity(Severity.ERROR)
          .rank(145)
          .explains(FailureCause.checkIds());

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    HandshakeFacts first = address.facts().primary();
    Optional<HandshakeFacts> second =
        address.facts().as(ClientKind.AGAIN).filter(h -> !ownSide(h.ending()));
    if (second.isEmpty() || ownSide(first.ending())) {
      return CheckOutcome.notApplicable("there was no second try");
    }
    HandshakeFacts again = second.get();
    if (first.completed() == again.completed()) {
      return CheckOutcome.passed();
    }
    HandshakeFacts failed = first.completed() ? again : first;
    return CheckOutcome.found(
        Fault.of(
                new Sometimes(
                    Progress.of(address, failed),
                    failed.ending(),
                    failed.alertReceived().or(failed::alertSent),
                    first.completed()))
            .severity(severity(address)));
  }

  private static Severity severity(AddressView address) {
    return FailureCause.of(address).beforeConnection()
        ? Neighbours.severityOfNoConnection(address)
        : Severity.ERROR;
  }

  private static boolean ownSide(Ending ending) {
    return ending == Ending.CANCELLED || ending == Ending.NO_ROUTE;
  }

  /** One handshake that failed beside one that did not. */
  record Sometimes(Progress failed, Ending ending, Optional<Alert> alert, boolean firstCompleted)
      implements Evidence {
    @Override
    public String sentence() {
      return "%s completed the %s of two handshakes made alike; the %s ended %s, %s."
          .formatted(
              failed.subject(),
              firstCompleted ? "first" : "second",
              firstCompleted ? "second" : "first",
              failed.moment(),
              alert.map(a -> "with the alert " + a).orElse(text()));
    }

    @Override
    public Map<String, Object> values() {
      return failed.values(
          "ending",
          text(),
          "alert",
          alert.map(Alert::toString).orElse(""),
          "firstCompleted",
          firstCompleted);
    }

    private String text() {
      return ending.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
