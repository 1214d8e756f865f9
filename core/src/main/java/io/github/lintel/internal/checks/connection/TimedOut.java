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
 * No answer to the SYN before our deadline. A packet filter that drops, a host that is down behind
 * a router that says nothing, and a full accept queue look the same from outside.
 */
public final class TimedOut implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("connection.timed-out", "no connection before the deadline")
          .severity(Severity.ERROR)
          .rank(130)
          .source("RFC 9293 3.5");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    return FailureCause.CONNECTION_TIMED_OUT.judge(
        address,
        first ->
            Fault.of(new Silence(Progress.of(address)))
                .severity(Neighbours.severityOfNoConnection(address)));
  }

  /** Nothing where a connection should be. */
  record Silence(Progress progress) implements Evidence {
    @Override
    public String sentence() {
      return ("%s did not answer within %s: a firewall drops our packets, the host is down, or it"
              + " takes no new connections.")
          .formatted(progress.subject(), Words.elapsed(progress.took()));
    }

    @Override
    public Map<String, Object> values() {
      return progress.values();
    }
  }
}
