package io.github.lintel.internal.path;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ExtensionOid;
import io.github.lintel.facts.PathRule;

/**
 * RFC 5280 sections 4.2.1.1 and 4.2.1.2: what an authority issues names the authority's key, unless
 * it is self-signed, and every authority names its own key.
 */
final class KeyIdentifierRule implements Rule {
  @Override
  public void judge(PathView path, Problems problems) {
    for (int depth = 0; depth < path.length(); depth++) {
      Certificate certificate = path.certificate(depth);
      boolean issued = !path.isAnchor(depth) && !path.node(depth).selfIssued();
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
    }
  }

  /** What is there and cannot be read is another rule's matter. */
  private static boolean readable(Certificate certificate, String oid) {
    return !certificate.malformedExtensions().containsKey(oid);
  }
}
