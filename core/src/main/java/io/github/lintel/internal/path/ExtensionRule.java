package io.github.lintel.internal.path;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.Extension;
import io.github.lintel.facts.ExtensionOid;
import io.github.lintel.facts.PathRule;
import java.util.HashSet;
import java.util.Set;

/**
 * RFC 5280 section 4.2: a critical extension is known, a known one can be read, and none stands
 * twice. Clients apply it to anchors too.
 */
final class ExtensionRule implements Rule {
  /** Those that are judged here or that ask nothing of a TLS client. */
  private static final Set<String> KNOWN =
      Set.of(
          ExtensionOid.SUBJECT_KEY_IDENTIFIER,
          ExtensionOid.KEY_USAGE,
          ExtensionOid.SUBJECT_ALTERNATIVE_NAME,
          ExtensionOid.ISSUER_ALTERNATIVE_NAME,
          ExtensionOid.BASIC_CONSTRAINTS,
          ExtensionOid.NAME_CONSTRAINTS,
          ExtensionOid.CRL_DISTRIBUTION_POINTS,
          ExtensionOid.CERTIFICATE_POLICIES,
          ExtensionOid.POLICY_MAPPINGS,
          ExtensionOid.POLICY_CONSTRAINTS,
          ExtensionOid.INHIBIT_ANY_POLICY,
          ExtensionOid.AUTHORITY_KEY_IDENTIFIER,
          ExtensionOid.EXTENDED_KEY_USAGE,
          ExtensionOid.FRESHEST_CRL,
          ExtensionOid.AUTHORITY_INFORMATION_ACCESS,
          ExtensionOid.SUBJECT_INFORMATION_ACCESS,
          ExtensionOid.TLS_FEATURE,
          ExtensionOid.SIGNED_CERTIFICATE_TIMESTAMPS);

  @Override
  public void judge(PathView path, Problems problems) {
    for (int depth = 0; depth < path.length(); depth++) {
      judge(path.certificate(depth), depth, problems);
    }
  }

  private static void judge(Certificate certificate, int depth, Problems problems) {
    Set<String> seen = new HashSet<>();
    for (Extension extension : certificate.extensions()) {
      String oid = extension.oid();
      if (extension.critical() && !KNOWN.contains(oid)) {
        problems.add(
            PathRule.UNKNOWN_CRITICAL_EXTENSION,
            depth,
            ExtensionOid.describe(oid) + " is critical",
            "no critical extension but those that clients know");
      }
      if (!seen.add(oid)) {
        problems.add(
            PathRule.DUPLICATE_EXTENSION,
            depth,
            ExtensionOid.describe(oid) + " stands twice",
            "once at most");
      }
    }
    certificate
        .malformedExtensions()
        .forEach(
            (oid, reason) ->
                problems.add(
                    PathRule.MALFORMED_EXTENSION,
                    depth,
                    ExtensionOid.describe(oid) + ": " + reason,
                    "an extension that can be read"));
  }
}
