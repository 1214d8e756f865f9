package io.github.lintel.internal.checks.connection;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Neighbours;
import io.github.lintel.internal.checks.Progress;
import io.github.lintel.internal.checks.Words;
import java.util.Map;

/**
 * "If the connection does not exist (CLOSED), then a reset is sent in response to any incoming
 * segment except another reset" (RFC 9293 3.5.2): a RST that answers the SYN means that nothing
 * listens on the port, or that a packet filter says so. Which of the two cannot be told from
 * outside.
 */
public final class Refused implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("connection.refused", "the connection is refused")
          .severity(Severity.ERROR)
          .rank(120)
          .source("RFC 9293 3.5.2");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    return FailureCause.REFUSED.judge(
        address,
        first ->
            Fault.of(new Refusal(Progress.of(address)))
                .severity(Neighbours.severityOfNoConnection(address)));
  }

  /** A RST where a connection should be. */
  record Refusal(Progress progress) implements Evidence {
    @Override
    public String sentence() {
      return "%s refused the connection after %s: nothing listens there, or a firewall rejects us."
          .formatted(progress.subject(), Words.elapsed(progress.took()));
    }

    @Override
    public Map<String, Object> values() {
      return progress.values();
    }
  }
}
