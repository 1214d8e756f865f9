package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Unfinished;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Progress;
import java.util.Map;
import java.util.Optional;

/**
 * The server began to answer and closed the connection (FIN) before it had said what it says in one
 * go: a message is not complete, or those that have to follow never came. "Failure to properly
 * close a connection" without an alert may be an attack (RFC 8446 6.1), so a client gives up.
 */
public final class Truncated implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("handshake.truncated", "the server's answer ends in the middle")
          .severity(Severity.ERROR)
          .rank(262)
          .source("RFC 8446 6.1");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    return FailureCause.TRUNCATED.judge(
        address,
        first -> Fault.of(new CutShort(Progress.of(address), first.received().unfinished())));
  }

  /** What came of an answer, and what was missing. */
  record CutShort(Progress progress, Optional<Unfinished> unfinished) implements Evidence {
    @Override
    public String sentence() {
      return "%s closed the connection in the middle of its answer, %s, %s: %s."
          .formatted(
              progress.subject(),
              progress.moment(),
              progress.havingSent(),
              Missing.text(unfinished, progress));
    }

    @Override
    public Map<String, Object> values() {
      return progress.values(Missing.values(unfinished));
    }
  }
}
