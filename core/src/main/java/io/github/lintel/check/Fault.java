package io.github.lintel.check;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.NodeAddress;
import java.util.Optional;

/**
 * One place where a rule is broken. A check fills in what only it knows; whoever runs it adds the
 * rest (its id, the address and the handshake that it was given).
 *
 * @param evidence both sides of the comparison
 * @param severity how bad, if not the check's default
 * @param address which node, for checks that are given all of them
 * @param certificate which certificate, if it is about one
 */
public record Fault(
    Evidence evidence,
    Optional<Severity> severity,
    Optional<NodeAddress> address,
    Optional<CertificateAt> certificate) {

  /** A fault with the check's default severity and place. */
  public static Fault of(Evidence evidence) {
    return new Fault(evidence, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Returns a copy with that severity. */
  public Fault severity(Severity value) {
    return new Fault(evidence, Optional.of(value), address, certificate);
  }

  /** Returns a copy at that node. */
  public Fault at(NodeAddress value) {
    return new Fault(evidence, severity, Optional.of(value), certificate);
  }

  /** Returns a copy about the certificate at that depth; 0 is the leaf. */
  public Fault about(int depth, Certificate value) {
    return new Fault(evidence, severity, address, Optional.of(new CertificateAt(depth, value)));
  }

  /**
   * A certificate and where it stands.
   *
   * @param depth its position among the presented certificates, or in the path if it was not
   *     presented; 0 is the leaf
   * @param certificate the certificate
   */
  public record CertificateAt(int depth, Certificate certificate) {}
}
