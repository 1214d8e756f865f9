package io.github.lintel.internal.checks.chain;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Severity;
import io.github.lintel.internal.checks.FormFault;
import io.github.lintel.internal.checks.PathFaults;

/**
 * An authority in the path breaks a MUST of RFC 5280 or, below a public root, of the Baseline
 * Requirements, that mainstream clients do not enforce. A note, unless the policy in force rejects
 * it; then the root counts too, which nobody can change otherwise.
 */
public final class Nonconforming implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("chain.nonconforming", "an authority breaks a rule that few enforce")
          .severity(Severity.NOTE)
          .rank(482)
          .source("RFC 5280 4");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, FormFault::of);
  }
}
