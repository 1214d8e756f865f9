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
import java.util.Optional;

/**
 * "internal_error: An internal error unrelated to the peer or the correctness of the protocol …
 * makes it impossible to continue" (RFC 8446 6.2). Only the log of the server says what it was.
 */
public final class InternalError implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("handshake.internal-error", "the server reports an error of its own")
          .severity(Severity.ERROR)
          .rank(240)
          .source("RFC 8446 6.2");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    return FailureCause.INTERNAL_ERROR.judge(
        address, first -> Fault.of(new OwnError(Progress.of(address), first.alertReceived())));
  }

  /** Alert 80. */
  record OwnError(Progress progress, Optional<Alert> alert) implements Evidence {
    @Override
    public String sentence() {
      return ("%s gave up %s with the alert internal_error (80): something failed inside the"
              + " server; often it has no usable certificate or key for this name.")
          .formatted(progress.subject(), progress.moment());
    }

    @Override
    public Map<String, Object> values() {
      return progress.values("alert", 80, "level", alert.map(Alert::level).orElse(2));
    }
  }
}
