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
 * The issuer's key, by name and key identifier the right one, does not verify the signature (RFC
 * 5280 6.1.3 (a)(1)): certificate or issuer were altered, or the authority made a mistake.
 */
public final class BadSignature implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("chain.bad-signature", "a signature does not verify")
          .rank(430)
          .source("RFC 5280 6.1.3 (a)(1)");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, BadSignature::evidence);
  }

  private static Evidence evidence(PathFault fault) {
    return new Broken(
        Words.certificate(fault.certificate()),
        Words.name(fault.certificate().issuer()),
        fault.certificate().signatureAlgorithm(),
        fault.issuer().map(issuer -> issuer.publicKey().description()).orElse("unknown"));
  }

  record Broken(String certificate, String issuer, String algorithm, String issuerKey)
      implements Evidence {
    @Override
    public String sentence() {
      return "The signature on the certificate of %s (%s) does not verify with the key of its issuer"
              .formatted(certificate, algorithm)
          + " %s (%s).".formatted(issuer, issuerKey);
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "certificate", certificate,
          "issuer", issuer,
          "algorithm", algorithm,
          "issuerKey", issuerKey,
          "required", "a signature by the issuer's key");
    }
  }
}
