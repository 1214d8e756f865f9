package io.github.lintel.internal.checks.certificate;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PublicKeyFacts;
import io.github.lintel.internal.checks.PathFaults;
import io.github.lintel.internal.checks.Words;
import java.util.Map;

/**
 * RSA keys are "at least 2048 bits", elliptic curves are P-256, P-384 or P-521 (Baseline
 * Requirements 6.1.5). Applies to every certificate of the path.
 */
public final class WeakKey implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("certificate.weak-key", "a key is too weak")
          .rank(446)
          .source("Baseline Requirements 6.1.5");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, fault -> evidence(fault.certificate()));
  }

  private static Evidence evidence(Certificate certificate) {
    PublicKeyFacts key = certificate.publicKey();
    return new Weak(
        Words.certificate(certificate),
        key.description(),
        key.algorithm().equals("EC") ? "P-256, P-384 or P-521" : "RSA of at least 2048 bits");
  }

  record Weak(String certificate, String key, String required) implements Evidence {
    @Override
    public String sentence() {
      return "The key of %s is %s; it should be %s.".formatted(certificate, key, required);
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values("certificate", certificate, "key", key, "required", required);
    }
  }
}
