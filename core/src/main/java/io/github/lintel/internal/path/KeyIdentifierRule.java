package io.github.lintel.internal.path;

import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ExtensionOid;
import io.github.lintel.facts.PathRule;
import java.math.BigInteger;
import java.util.Optional;

/**
 * RFC 5280 sections 4.2.1.1 and 4.2.1.2: what an authority issues names the authority's key, unless
 * it is self-signed; every authority names its own key; and both names agree. OpenSSL takes no
 * other certificate for the issuer than the one that is named.
 */
final class KeyIdentifierRule implements Rule {
  /** A hash has no more octets than this. */
  private static final int MAX_SHOWN = 64;

  @Override
  public void judge(PathView path, Problems problems) {
    for (int depth = 0; depth < path.length(); depth++) {
      Certificate certificate = path.certificate(depth);
      boolean last = depth == path.length() - 1;
      boolean issued = !path.isAnchor(depth) && !(last && path.node(depth).selfIssued());
      if (issued
          && certificate.authorityKeyIdentifier().isEmpty()
          && readable(certificate, ExtensionOid.AUTHORITY_KEY_IDENTIFIER)) {
        problems.add(
            PathRule.KEY_IDENTIFIER,
            depth,
            "no identifier of the authority's key",
            "an authority key identifier");
      }
      if (depth > 0
          && certificate.subjectKeyIdentifier().isEmpty()
          && readable(certificate, ExtensionOid.SUBJECT_KEY_IDENTIFIER)) {
        problems.add(
            PathRule.KEY_IDENTIFIER,
            depth,
            "no identifier of its own key",
            "a subject key identifier");
      }
      if (!last) {
        judgeMatch(AuthorityKey.of(certificate), path.node(depth + 1), depth, problems);
      }
    }
  }

  private static void judgeMatch(AuthorityKey wanted, Node issuer, int depth, Problems problems) {
    Optional<Bytes> offered = issuer.certificate().subjectKeyIdentifier();
    BigInteger serial = issuer.certificate().serialNumber();
    if (wanted.identifier().isPresent()
        && offered.isPresent()
        && !wanted.identifier().equals(offered)) {
      mismatch(
          problems,
          depth,
          "the key identifier " + hex(wanted.identifier().get()),
          hex(offered.get()),
          issuer);
    } else if (wanted.serialNumber().filter(number -> !number.equals(serial)).isPresent()) {
      mismatch(
          problems,
          depth,
          "the serial number " + hex(Bytes.of(wanted.serialNumber().get().toByteArray())),
          hex(Bytes.of(serial.toByteArray())),
          issuer);
    } else if (wanted.issuer().filter(name -> !name.equals(issuer.issuer())).isPresent()) {
      mismatch(
          problems,
          depth,
          "another issuer of its issuer",
          "\"" + issuer.certificate().issuer() + "\"",
          issuer);
    }
  }

  private static void mismatch(
      Problems problems, int depth, String found, String required, Node issuer) {
    problems.add(
        PathRule.KEY_IDENTIFIER_MISMATCH,
        depth,
        found,
        required + ", which is that of \"" + issuer.certificate().subject() + "\"");
  }

  private static String hex(Bytes identifier) {
    return identifier.size() > MAX_SHOWN ? identifier.size() + " octets" : identifier.hex();
  }

  /** What is there and cannot be read is another rule's matter. */
  private static boolean readable(Certificate certificate, String oid) {
    return !certificate.malformedExtensions().containsKey(oid);
  }
}
