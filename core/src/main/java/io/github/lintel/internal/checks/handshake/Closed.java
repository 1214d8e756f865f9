package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.internal.checks.Attempts;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Progress;
import java.util.Map;

/**
 * A FIN, or a close_notify alert, before the handshake was complete. "Either party MAY initiate a
 * close of its write side" (RFC 8446 6.1), but a server that refuses has to say why with another
 * alert (6.2).
 */
public final class Closed implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("handshake.closed", "the server closes the connection during the handshake")
          .severity(Severity.ERROR)
          .rank(265)
          .source("RFC 8446 6.1");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    return FailureCause.CLOSED.judge(
        address,
        first ->
            Fault.of(
                new Closing(
                    Progress.of(address),
                    first.alertReceived().isPresent(),
                    Attempts.closesUnasked(address.facts()),
                    Attempts.of(address.facts()))));
  }

  /** An end of the connection where a message of the handshake should be. */
  record Closing(Progress progress, boolean closeNotify, boolean unasked, Attempts attempts)
      implements Evidence {
    @Override
    public String sentence() {
      return "%s closed the connection %s %s, %s; %s should have followed.%s%s"
          .formatted(
              progress.subject(),
              progress.moment(),
              closeNotify ? "with a close_notify" : "without an alert",
              progress.havingSent(),
              progress.expected(),
              unasked ? " It closes one on which nothing is said, too." : "",
              attempts.sentence(
                  "what takes the connections is most likely a load balancer without a working"
                      + " backend, an access rule, a server at its limit of connections, or one"
                      + " that cannot use its certificate and does not say so"));
    }

    @Override
    public Map<String, Object> values() {
      return progress.values("closeNotify", closeNotify, "attemptsAlike", attempts.count());
    }
  }
}
