package io.github.lintel.internal.checks.chain;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.internal.checks.PathFaults;

/**
 * Every certificate of a path must be valid at the moment of validation (RFC 5280 6.1.3 (a)(2)). An
 * intermediate of the best path has expired, and no other path is trusted.
 */
public final class IntermediateExpired implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("chain.intermediate-expired", "an intermediate certificate has expired")
          .rank(426)
          .source("RFC 5280 4.1.2.5");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, fault -> ExpiredAuthority.of("intermediate", fault));
  }
}
