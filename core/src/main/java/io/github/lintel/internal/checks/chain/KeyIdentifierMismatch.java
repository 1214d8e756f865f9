package io.github.lintel.internal.checks.chain;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.internal.checks.PathFault;
import io.github.lintel.internal.checks.PathFaults;
import io.github.lintel.internal.checks.Words;
import java.util.Map;

/**
 * The authority key identifier names another certificate than the issuer's: another key, serial
 * number or issuer (RFC 5280 4.2.1.1, 4.2.1.2). The signature verifies, and most clients look no
 * further. OpenSSL takes only the certificate that is named for the issuer, and so finds none.
 */
public final class KeyIdentifierMismatch implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("chain.key-identifier-mismatch", "a certificate names another issuer's key")
          .rank(436)
          .source("RFC 5280 4.2.1.1");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, KeyIdentifierMismatch::evidence);
  }

  private static Evidence evidence(PathFault fault) {
    return new Mismatch(
        Words.certificate(fault.certificate()),
        Words.name(fault.certificate().issuer()),
        Words.bounded(fault.problem().found()),
        Words.bounded(fault.problem().required()));
  }

  record Mismatch(String certificate, String issuer, String found, String required)
      implements Evidence {
    @Override
    public String sentence() {
      return ("%s signed the certificate of %s, but its authority key identifier has %s instead of %s."
              + " OpenSSL, and what is built on it, does not find the issuer.")
          .formatted(issuer, certificate, found, required);
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "certificate", certificate, "issuer", issuer, "found", found, "required", required);
    }
  }
}
