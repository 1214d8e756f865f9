package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Alert;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Progress;
import java.util.Map;

/**
 * An alert that ends the handshake, and that no other check knows the cause of. Its number says
 * what kind of trouble the server had (RFC 8446 6.2), not why.
 */
public final class FatalAlert implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("handshake.alert", "the server refuses the handshake with an alert")
          .severity(Severity.ERROR)
          .rank(250)
          .source("RFC 8446 6.2");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    return FailureCause.ALERT.judge(
        address,
        first -> Fault.of(new Refusal(Progress.of(address), first.alertReceived().orElseThrow())));
  }

  /** An alert where a message of the handshake should be. */
  record Refusal(Progress progress, Alert alert) implements Evidence {
    @Override
    public String sentence() {
      return "%s refused the handshake %s with the alert %s: %s."
          .formatted(
              progress.subject(),
              progress.moment(),
              alert,
              AlertMeanings.of(alert, progress.reached()));
    }

    @Override
    public Map<String, Object> values() {
      return progress.values(
          "alert", alert.code(),
          "alertName", alert.name(),
          "level", alert.level(),
          "meaning", AlertMeanings.of(alert, progress.reached()));
    }
  }
}
