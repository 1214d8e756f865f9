package io.github.lintel.internal.checks.chain;

import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.internal.checks.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Walks the presented certificates for those with one role. */
final class Extras {
  private Extras() {}

  /**
   * Returns one fault for each presented certificate that has the role; {@code evidence} is given
   * it and its index. Without a trusted path nobody knows what is needed, so nothing is said then.
   */
  static CheckOutcome find(
      HandshakeView handshake, Role role, BiFunction<Certificate, Integer, Evidence> evidence) {
    if (handshake.paths().trustedPath().isEmpty()) {
      return CheckOutcome.notApplicable("no path is trusted");
    }
    List<PresentedCertificate> presented = handshake.facts().presentedChain();
    List<Fault> faults = new ArrayList<>();
    for (int i = 1; i < presented.size(); i++) {
      if (presented.get(i) instanceof Certificate certificate && Role.of(handshake, i) == role) {
        faults.add(Fault.of(evidence.apply(certificate, i)).about(i, certificate));
      }
    }
    return CheckOutcome.found(faults);
  }

  /** Returns the remedy for a certificate that should not be sent. */
  static String removal(int index, String certificate) {
    return "Remove the %s certificate (%s) from the file that the server serves."
        .formatted(Words.ordinal(index), certificate);
  }
}
