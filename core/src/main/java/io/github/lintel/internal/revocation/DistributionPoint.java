package io.github.lintel.internal.revocation;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.Extension;
import io.github.lintel.facts.ExtensionOid;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerTag;
import io.github.lintel.internal.der.DerValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a certificate says that its status is published (RFC 5280 section 4.2.1.13).
 *
 * @param name the name of the point, if it has one
 * @param reasons the reasons that it covers, as bits
 * @param listIssuers who issues the lists, as keys of names, if it is not the certificate's issuer
 */
record DistributionPoint(Optional<PointName> name, int reasons, List<String> listIssuers) {
  /** More than anybody publishes at; the work on each is bounded by the lists that are there. */
  private static final int MAX_POINTS = 20;

  /**
   * Returns the points that a certificate names, then the one that RFC 5280 section 6.3.3 adds: the
   * lists of the certificate's issuer. An extension that cannot be read counts as absent.
   */
  static List<DistributionPoint> of(Certificate certificate) {
    List<DistributionPoint> points = new ArrayList<>(named(certificate));
    String issuer = PointName.ofDirectory(certificate.issuer().comparable());
    points.add(
        new DistributionPoint(
            Optional.of(new PointName(List.of(issuer), List.of(), Optional.empty())),
            Reasons.ALL,
            List.of()));
    return points;
  }

  /** Returns the points that the certificate itself names. */
  static List<DistributionPoint> named(Certificate certificate) {
    Optional<Extension> extension = certificate.extension(ExtensionOid.CRL_DISTRIBUTION_POINTS);
    if (extension.isEmpty()) {
      return List.of();
    }
    try {
      DerReader in = DerReader.single(extension.get().value().toByteArray()).reader();
      List<DistributionPoint> points = new ArrayList<>();
      while (!in.isEmpty() && points.size() < MAX_POINTS) {
        points.add(read(in.next(DerTag.SEQUENCE, "a distribution point").reader()));
      }
      return points;
    } catch (DerException e) {
      return List.of();
    }
  }

  private static DistributionPoint read(DerReader in) throws DerException {
    Optional<DerValue> name = in.nextIf(DerTag.contextConstructed(0));
    Optional<DerValue> reasons = in.nextIf(DerTag.context(1));
    Optional<DerValue> issuers = in.nextIf(DerTag.contextConstructed(2));
    in.end("something follows a distribution point");
    return new DistributionPoint(
        name.isPresent() ? Optional.of(PointName.read(name.get())) : Optional.empty(),
        reasons.isPresent() ? Reasons.read(reasons.get()) : Reasons.ALL,
        issuers.isPresent() ? PointName.directoryNames(issuers.get().reader()) : List.of());
  }

  /** Returns whether somebody else than the certificate's issuer issues the lists. */
  boolean isIndirect() {
    return !listIssuers.isEmpty();
  }

  /** Returns the URLs at which its lists can be fetched. */
  List<String> urls() {
    return name.map(PointName::urls).orElse(List.of());
  }
}
