package io.github.lintel.internal.checks.certificate;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Severity;
import io.github.lintel.internal.checks.FormFault;
import io.github.lintel.internal.checks.PathFaults;

/**
 * The leaf breaks a MUST of RFC 5280 or, below a public root, of the Baseline Requirements, that
 * mainstream clients do not enforce. A note, unless the policy in force rejects it.
 */
public final class Nonconforming implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("certificate.nonconforming", "the certificate breaks a rule that few enforce")
          .severity(Severity.NOTE)
          .rank(480)
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
