package io.github.lintel.internal.path;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.TrustAnchor;
import java.util.Optional;

/**
 * A certificate that may stand in a path.
 *
 * @param certificate the certificate
 * @param subject its subject in comparable form
 * @param issuer its issuer in comparable form
 * @param anchor the anchor that it is, if it is one
 */
record Node(Certificate certificate, String subject, String issuer, Optional<TrustAnchor> anchor) {

  static Node of(Certificate certificate) {
    return of(certificate, Optional.empty());
  }

  static Node of(TrustAnchor anchor) {
    return of(anchor.certificate(), Optional.of(anchor));
  }

  private static Node of(Certificate certificate, Optional<TrustAnchor> anchor) {
    String subject = certificate.subject().comparable();
    boolean same = certificate.selfIssued();
    return new Node(
        certificate, subject, same ? subject : certificate.issuer().comparable(), anchor);
  }

  boolean selfIssued() {
    return subject.equals(issuer);
  }

  /** Name and key: two certificates that share them can stand in for each other as issuers. */
  boolean sameAuthority(Node other) {
    return subject.equals(other.subject)
        && certificate.publicKey().encoded().equals(other.certificate.publicKey().encoded());
  }
}
