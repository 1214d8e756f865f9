package io.github.lintel.internal.checks.certificate;

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
 * A signature is "verified using the working public key and algorithm" (RFC 5280 6.1.3 (a)(1)); no
 * client on the public web can do that with this algorithm, so none can trust the certificate.
 */
public final class UnsupportedAlgorithm implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of(
              "certificate.unsupported-algorithm", "a signature algorithm that clients do not know")
          .rank(450)
          .source("RFC 5280 6.1.3 (a)(1)");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, UnsupportedAlgorithm::evidence);
  }

  private static Evidence evidence(PathFault fault) {
    return new Unknown(
        Words.certificate(fault.certificate()),
        fault.certificate().signatureAlgorithm(),
        fault.issuer().map(issuer -> issuer.publicKey().description()).orElse("unknown"));
  }

  record Unknown(String certificate, String algorithm, String issuerKey) implements Evidence {
    private static final String REQUIRED = "RSA or ECDSA with SHA-256, SHA-384 or SHA-512";

    @Override
    public String sentence() {
      return "The certificate of %s is signed with %s (issuer's key: %s), which cannot be checked."
              .formatted(certificate, algorithm, issuerKey)
          + " It should be "
          + REQUIRED
          + ".";
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "certificate", certificate,
          "algorithm", algorithm,
          "issuerKey", issuerKey,
          "required", REQUIRED);
    }
  }
}
