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
 * A certificate is not signed with MD5 or SHA-1 (Baseline Requirements 7.1.3.2): somebody else
 * could have made it fit another one. Applies to the leaf and the intermediates; nobody relies on
 * the signature of an anchor.
 */
public final class WeakSignature implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("certificate.weak-signature", "a signature algorithm is too weak")
          .rank(448)
          .source("Baseline Requirements 7.1.3.2");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, WeakSignature::evidence);
  }

  private static Evidence evidence(PathFault fault) {
    return new Weak(
        Words.certificate(fault.certificate()),
        Words.name(fault.certificate().issuer()),
        fault.certificate().signatureAlgorithm());
  }

  record Weak(String certificate, String issuer, String algorithm) implements Evidence {
    @Override
    public String sentence() {
      return "The certificate of %s is signed by %s with %s; it should be SHA-256 or better."
          .formatted(certificate, issuer, algorithm);
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "certificate", certificate,
          "issuer", issuer,
          "algorithm", algorithm,
          "required", "SHA-256 or better");
    }
  }
}
