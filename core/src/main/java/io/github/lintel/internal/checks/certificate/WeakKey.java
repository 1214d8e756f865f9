package io.github.lintel.internal.checks.certificate;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PublicKeyFacts;
import io.github.lintel.internal.checks.PathFault;
import io.github.lintel.internal.checks.PathFaults;
import io.github.lintel.internal.checks.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * RSA keys are "at least 2048 bits", elliptic curves are P-256, P-384 or P-521 (Baseline
 * Requirements 6.1.5). Applies to every certificate below the anchor. A curve that is strong, but
 * not one of the three, is a WARNING under public anchors where the policy lets it pass.
 */
public final class WeakKey implements HandshakeCheck {
  private static final Set<String> CURVES = Set.of("secp256r1", "secp384r1", "secp521r1");

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
    if (handshake.paths().best().isEmpty()) {
      return CheckOutcome.notApplicable("no certificate that can be read was presented");
    }
    List<PathFault> weak = PathFaults.of(handshake, INFO);
    List<Fault> faults = new ArrayList<>();
    weak.forEach(fault -> faults.add(fault.with(evidence(fault.certificate()))));
    List<Certificate> certificates = handshake.pathCertificates();
    for (int i = 0; handshake.publiclyTrusted() && i < certificates.size(); i++) {
      Certificate certificate = certificates.get(i);
      boolean told = weak.stream().anyMatch(f -> f.certificate().equals(certificate));
      if (!told && otherCurve(certificate.publicKey())) {
        faults.add(
            Fault.of(evidence(certificate))
                .severity(Severity.WARNING)
                .about(handshake.depthOf(certificate, i), certificate));
      }
    }
    return CheckOutcome.found(faults);
  }

  private static boolean otherCurve(PublicKeyFacts key) {
    return key.algorithm().equals("EC") && !key.curve().filter(CURVES::contains).isPresent();
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
