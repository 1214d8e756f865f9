package io.github.lintel.internal.path;

import io.github.lintel.facts.BasicConstraints;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ExtensionOid;
import io.github.lintel.facts.KeyUsage;
import io.github.lintel.facts.PathRule;

/**
 * RFC 5280 sections 4.2.1.3, 4.2.1.9 and 4.2.1.10: who is no authority does not speak like one, and
 * who is one says so (an anchor may be an authority by decree only).
 */
final class AuthorityOnlyRule implements Rule {
  @Override
  public void judge(PathView path, Problems problems) {
    for (int depth = 0; depth < path.length(); depth++) {
      Certificate certificate = path.certificate(depth);
      boolean authority =
          certificate.basicConstraints().filter(BasicConstraints::certificateAuthority).isPresent();
      if (!authority) {
        judgeOther(certificate, depth, problems);
      }
      if (!authority && depth > 0 && path.isAnchor(depth)) {
        problems.add(
            PathRule.AUTHORITY_FORM, depth, "no basic constraints", "an authority (cA is true)");
      }
      if (depth > 0
          && !path.isAnchor(depth)
          && certificate.extension(ExtensionOid.KEY_USAGE).isEmpty()) {
        problems.add(
            PathRule.AUTHORITY_FORM, depth, "no key usage", KeyUsage.KEY_CERT_SIGN.toString());
      }
    }
  }

  private static void judgeOther(Certificate certificate, int depth, Problems problems) {
    String required = "only with cA true";
    if (certificate.keyUsage().filter(u -> u.contains(KeyUsage.KEY_CERT_SIGN)).isPresent()) {
      problems.add(PathRule.AUTHORITY_ONLY, depth, KeyUsage.KEY_CERT_SIGN.toString(), required);
    }
    if (certificate.basicConstraints().filter(b -> b.pathLength().isPresent()).isPresent()) {
      problems.add(PathRule.AUTHORITY_ONLY, depth, "a path length", required);
    }
    if (certificate.extension(ExtensionOid.NAME_CONSTRAINTS).isPresent()) {
      problems.add(PathRule.AUTHORITY_ONLY, depth, "name constraints", required);
    }
  }
}
