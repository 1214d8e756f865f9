package io.github.lintel.internal.bundle;

import io.github.lintel.facts.BasicConstraints;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PresentedCertificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Puts the certificates of a set into the order in which servers send them: the leaf, then each
 * one's issuer, then what is left. Issuers are found by their names; whether they signed is for the
 * path search.
 */
final class ChainOrder {
  private final List<PresentedCertificate> left;
  private final List<PresentedCertificate> ordered = new ArrayList<>();

  private ChainOrder(List<PresentedCertificate> set) {
    this.left = new ArrayList<>(set);
  }

  /** Orders a set; {@code keyed} is the certificate to which the private key belongs, if known. */
  static List<PresentedCertificate> of(
      List<PresentedCertificate> set, Optional<PresentedCertificate> keyed) {
    return new ChainOrder(set).order(keyed);
  }

  private List<PresentedCertificate> order(Optional<PresentedCertificate> keyed) {
    Optional<PresentedCertificate> next = keyed.or(this::leaf);
    while (next.isPresent()) {
      PresentedCertificate current = next.get();
      ordered.add(current);
      left.remove(current);
      next = current instanceof Certificate certificate ? issuer(certificate) : Optional.empty();
    }
    ordered.addAll(left);
    return ordered;
  }

  private Optional<PresentedCertificate> leaf() {
    return readable().stream()
        .filter(c -> c.basicConstraints().filter(BasicConstraints::certificateAuthority).isEmpty())
        .findFirst()
        .map(PresentedCertificate.class::cast)
        .or(() -> left.stream().findFirst());
  }

  private Optional<PresentedCertificate> issuer(Certificate certificate) {
    if (certificate.selfIssued()) {
      return Optional.empty();
    }
    return readable().stream()
        .filter(c -> c.subject().encoded().equals(certificate.issuer().encoded()))
        .max(
            Comparator.<Certificate, Boolean>comparing(
                    c -> c.subjectKeyIdentifier().equals(certificate.authorityKeyIdentifier()))
                .thenComparing(c -> !c.selfIssued())
                .thenComparing(Certificate::notAfter))
        .map(PresentedCertificate.class::cast);
  }

  private List<Certificate> readable() {
    return left.stream()
        .filter(Certificate.class::isInstance)
        .map(Certificate.class::cast)
        .toList();
  }
}
