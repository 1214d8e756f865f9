package io.github.lintel.internal.path;

import io.github.lintel.facts.BasicConstraints;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ExtensionOid;
import io.github.lintel.facts.KeyUsage;
import io.github.lintel.facts.PathRule;
import java.util.Optional;
import java.util.Set;

/**
 * RFC 5280 sections 6.1.4 (k) and (n): who issues is an authority and may sign certificates. An
 * anchor without basic constraints is one because somebody said so (old roots have none); one that
 * says that it is none is refused, as OpenSSL does.
 */
final class AuthorityRule implements Rule {
  @Override
  public void judge(PathView path, Problems problems) {
    for (int depth = 1; depth < path.length(); depth++) {
      Certificate certificate = path.certificate(depth);
      Optional<BasicConstraints> constraints = certificate.basicConstraints();
      boolean authority =
          constraints.isPresent()
              ? constraints.get().certificateAuthority()
              : path.isAnchor(depth)
                  && certificate.extension(ExtensionOid.BASIC_CONSTRAINTS).isEmpty();
      if (!authority) {
        problems.add(
            PathRule.NOT_A_CA, depth, basicConstraints(certificate), "an authority (cA is true)");
      }
      Optional<Set<KeyUsage>> usage = certificate.keyUsage();
      if (usage.isPresent() && !usage.get().contains(KeyUsage.KEY_CERT_SIGN)) {
        problems.add(
            PathRule.KEY_USAGE, depth, usage.get().toString(), KeyUsage.KEY_CERT_SIGN.toString());
      }
    }
  }

  private static String basicConstraints(Certificate certificate) {
    if (certificate.version() < 3) {
      return "version " + certificate.version() + ", so no basic constraints";
    }
    return certificate.basicConstraints().isPresent()
        ? "no authority (cA is false)"
        : "no basic constraints";
  }
}
