package io.github.lintel.internal.checks.certificate;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.internal.checks.PathFaults;
import io.github.lintel.internal.checks.Purpose;

/**
 * "If the extension is present, then the certificate MUST only be used for one of the purposes
 * indicated" (RFC 5280 4.2.1.12): the leaf's extended key usage lacks serverAuth, or its key usage
 * lacks what a TLS server does with the key (4.2.1.3).
 */
public final class NotForServers implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("certificate.not-for-servers", "the certificate is not for TLS servers")
          .rank(444)
          .source("RFC 5280 4.2.1.12");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, fault -> Purpose.of("The certificate of", fault));
  }
}
