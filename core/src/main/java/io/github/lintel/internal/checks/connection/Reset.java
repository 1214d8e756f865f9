package io.github.lintel.internal.checks.connection;

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
 * A RST on an open connection before the server sent a single byte. Whether it came before or after
 * our ClientHello is a race; so it is this one unless an experiment shows that the node lets a
 * connection stand until it hears something. It is an error also when other nodes answer: clients
 * try the next address when they get no connection, but this one stood.
 */
public final class Reset implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("connection.reset", "the connection is reset as soon as it stands")
          .severity(Severity.ERROR)
          .rank(140)
          .source("RFC 9293 3.5.2");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    return FailureCause.CONNECTION_RESET.judge(
        address, first -> Fault.of(new Abort(Progress.of(address), Attempts.of(address.facts()))));
  }

  /** A RST where a ServerHello should be. */
  record Abort(Progress progress, Attempts attempts) implements Evidence {
    @Override
    public String sentence() {
      return ("%s reset the connection %s, %s: a load balancer without a backend, a full server,"
              + " or a filter on the way.%s")
          .formatted(
              progress.subject(),
              progress.moment(),
              progress.havingSent(),
              attempts.sentence("whatever is sent, the same happens"));
    }

    @Override
    public Map<String, Object> values() {
      return progress.values("attemptsAlike", attempts.count());
    }
  }
}
