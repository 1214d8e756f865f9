package io.github.lintel.internal.checks.chain;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.internal.checks.PathFaults;

/**
 * The path ends at a trusted root that has expired, and no other path is trusted. RFC 5280 6.1.1
 * (d) does not ask a trust anchor for validity, but OpenSSL, Go and browsers do; some old clients
 * do not.
 */
public final class RootExpired implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("chain.root-expired", "the root certificate has expired")
          .rank(429)
          .source("RFC 5280 4.1.2.5");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, fault -> ExpiredAuthority.of("root", fault));
  }
}
