package io.github.lintel.internal.checks.chain;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.internal.checks.PathFaults;
import io.github.lintel.internal.checks.Purpose;

/**
 * The extended key usage of an intermediate limits what it may issue: browsers, OpenSSL and Go take
 * the purposes of every certificate in the path together. RFC 5280 4.2.1.12 says it of the
 * certificate's own key only, so an old client may accept the path.
 */
public final class NotForServers implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("chain.not-for-servers", "an authority is not for TLS servers")
          .rank(440)
          .source("RFC 5280 4.2.1.12");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, fault -> Purpose.of("The authority", fault));
  }
}
