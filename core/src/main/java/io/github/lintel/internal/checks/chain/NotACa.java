package io.github.lintel.internal.checks.chain;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.facts.PathRule;
import io.github.lintel.internal.checks.PathFault;
import io.github.lintel.internal.checks.PathFaults;
import io.github.lintel.internal.checks.Words;
import java.util.Map;

/**
 * "If the cA boolean is not asserted, then the certified public key MUST NOT be used to verify
 * certificate signatures" (RFC 5280 4.2.1.9); "if the key usage extension is present, then the
 * keyCertSign bit MUST be set" (4.2.1.3, 6.1.4 (n)). A certificate in the path issued another one
 * and may not.
 */
public final class NotACa implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("chain.not-a-ca", "an issuer is no certificate authority")
          .rank(434)
          .source("RFC 5280 4.2.1.9");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, NotACa::evidence);
  }

  private static Evidence evidence(PathFault fault) {
    boolean keyUsage = fault.problem().rule() == PathRule.KEY_USAGE;
    return new NoAuthority(
        Words.certificate(fault.certificate()),
        keyUsage ? "key usage" : "basic constraints",
        Words.bounded(fault.problem().found()),
        keyUsage ? "keyCertSign" : "CA:TRUE");
  }

  record NoAuthority(String issuer, String extension, String found, String required)
      implements Evidence {
    @Override
    public String sentence() {
      return "The certificate of %s issued another one of this path, and may not: its %s should"
              .formatted(issuer, extension)
          + " say %s (found: %s).".formatted(required, found);
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "issuer", issuer, "extension", extension, "found", found, "required", required);
    }
  }
}
