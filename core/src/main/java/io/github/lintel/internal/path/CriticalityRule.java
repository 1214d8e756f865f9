package io.github.lintel.internal.path;

import io.github.lintel.facts.BasicConstraints;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.Extension;
import io.github.lintel.facts.ExtensionOid;
import io.github.lintel.facts.PathRule;
import java.util.Set;

/**
 * RFC 5280 section 4.2: which extensions must be critical, and which must not. The Baseline
 * Requirements (section 7.1.2.5.2) allow name constraints that are not critical.
 */
final class CriticalityRule implements Rule {
  private static final Set<String> NEVER =
      Set.of(
          ExtensionOid.AUTHORITY_KEY_IDENTIFIER,
          ExtensionOid.SUBJECT_KEY_IDENTIFIER,
          ExtensionOid.SUBJECT_DIRECTORY_ATTRIBUTES,
          ExtensionOid.FRESHEST_CRL,
          ExtensionOid.AUTHORITY_INFORMATION_ACCESS,
          ExtensionOid.SUBJECT_INFORMATION_ACCESS);
  private static final Set<String> ALWAYS =
      Set.of(ExtensionOid.POLICY_CONSTRAINTS, ExtensionOid.INHIBIT_ANY_POLICY);

  @Override
  public void judge(PathView path, Problems problems) {
    for (int depth = 0; depth < path.length(); depth++) {
      Certificate certificate = path.certificate(depth);
      for (Extension extension : certificate.extensions()) {
        if (extension.critical() && NEVER.contains(extension.oid())) {
          problems.add(
              PathRule.MUST_NOT_BE_CRITICAL,
              depth,
              ExtensionOid.describe(extension.oid()) + " is critical",
              "not critical");
        }
        if (!extension.critical() && required(extension.oid(), certificate, path)) {
          problems.add(
              PathRule.CRITICALITY,
              depth,
              ExtensionOid.describe(extension.oid()) + " is not critical",
              "critical");
        }
      }
    }
  }

  private static boolean required(String oid, Certificate certificate, PathView path) {
    return switch (oid) {
      case ExtensionOid.BASIC_CONSTRAINTS ->
          certificate.basicConstraints().filter(BasicConstraints::certificateAuthority).isPresent();
      case ExtensionOid.NAME_CONSTRAINTS -> !path.isPublic();
      default -> ALWAYS.contains(oid);
    };
  }
}
