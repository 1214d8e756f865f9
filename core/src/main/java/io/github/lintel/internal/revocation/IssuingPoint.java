package io.github.lintel.internal.revocation;

import io.github.lintel.facts.BasicConstraints;
import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.Certificate;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerTag;
import io.github.lintel.internal.der.DerValue;
import java.util.List;
import java.util.Optional;

/**
 * What a list covers (issuing distribution point, RFC 5280 section 5.2.5).
 *
 * @param name the point at which it is published
 * @param onlyUsers it has no certificates of authorities
 * @param onlyAuthorities it has no others
 * @param reasons the reasons that it has, as bits
 * @param indirect it may have certificates of other issuers
 * @param onlyAttributes it has no public key certificates at all
 * @param encoded the extension as received
 */
record IssuingPoint(
    Optional<PointName> name,
    boolean onlyUsers,
    boolean onlyAuthorities,
    int reasons,
    boolean indirect,
    boolean onlyAttributes,
    Bytes encoded) {

  static IssuingPoint read(byte[] value) throws DerException {
    DerValue sequence = DerReader.single(value);
    if (!sequence.is(DerTag.SEQUENCE)) {
      throw new DerException("an issuing distribution point that is no SEQUENCE");
    }
    DerReader in = sequence.reader();
    Optional<DerValue> name = in.nextIf(DerTag.contextConstructed(0));
    boolean onlyUsers = flag(in, 1);
    boolean onlyAuthorities = flag(in, 2);
    Optional<DerValue> reasons = in.nextIf(DerTag.context(3));
    boolean indirect = flag(in, 4);
    boolean onlyAttributes = flag(in, 5);
    in.end("something follows an issuing distribution point");
    return new IssuingPoint(
        name.isPresent() ? Optional.of(PointName.read(name.get())) : Optional.empty(),
        onlyUsers,
        onlyAuthorities,
        reasons.isPresent() ? Reasons.read(reasons.get()) : Reasons.ALL,
        indirect,
        onlyAttributes,
        Bytes.of(value));
  }

  /** RFC 5280 section 6.3.3 (b)(2): the list covers certificates of this kind at this point. */
  boolean covers(Certificate certificate, DistributionPoint point, String listIssuer) {
    boolean authority =
        certificate.basicConstraints().filter(BasicConstraints::certificateAuthority).isPresent();
    return !onlyAttributes
        && !(onlyUsers && authority)
        && !(onlyAuthorities && !authority)
        && (name.isEmpty() || sharesName(certificate, point, listIssuer));
  }

  /** Without a name of the point itself, that of who issues the list will do. */
  private boolean sharesName(Certificate certificate, DistributionPoint point, String listIssuer) {
    List<String> mine = name.orElseThrow().below(listIssuer);
    if (point.name().isEmpty()) {
      return point.listIssuers().stream().map(PointName::ofDirectory).anyMatch(mine::contains);
    }
    List<String> issuers =
        point.isIndirect() ? point.listIssuers() : List.of(certificate.issuer().comparable());
    PointName wanted = point.name().get();
    return issuers.stream().flatMap(i -> wanted.below(i).stream()).anyMatch(mine::contains);
  }

  private static boolean flag(DerReader in, int number) throws DerException {
    Optional<DerValue> flag = in.nextIf(DerTag.context(number));
    return flag.isPresent() && flag.get().asBoolean();
  }
}
