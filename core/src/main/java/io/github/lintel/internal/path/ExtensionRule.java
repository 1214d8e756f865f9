package io.github.lintel.internal.path;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.Extension;
import io.github.lintel.facts.PathRule;
import java.util.HashSet;
import java.util.Set;

/**
 * RFC 5280 section 4.2: a critical extension is known, a known one can be read, and none stands
 * twice. Clients apply it to anchors too.
 */
final class ExtensionRule implements Rule {
  /**
   * Those that are judged here or that ask nothing of a TLS client. Policy mappings and constraints
   * are not among them: who does not process them must refuse them when critical.
   */
  private static final Set<String> KNOWN =
      Set.of(
          "2.5.29.14", // subject key identifier
          "2.5.29.15", // key usage
          "2.5.29.17", // subject alternative name
          "2.5.29.18", // issuer alternative name
          "2.5.29.19", // basic constraints
          "2.5.29.30", // name constraints
          "2.5.29.31", // CRL distribution points
          "2.5.29.32", // certificate policies
          "2.5.29.35", // authority key identifier
          "2.5.29.37", // extended key usage
          "2.5.29.46", // freshest CRL
          "1.3.6.1.5.5.7.1.1", // authority information access
          "1.3.6.1.5.5.7.1.11", // subject information access
          "1.3.6.1.5.5.7.1.24", // TLS feature
          "1.3.6.1.4.1.11129.2.4.2"); // signed certificate timestamps

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
            oid + " is critical",
            "no critical extension but those that clients know");
      }
      if (!seen.add(oid)) {
        problems.add(PathRule.DUPLICATE_EXTENSION, depth, oid + " stands twice", "once at most");
      }
    }
    certificate
        .malformedExtensions()
        .forEach(
            (oid, reason) ->
                problems.add(
                    PathRule.MALFORMED_EXTENSION,
                    depth,
                    oid + ": " + reason,
                    "an extension that can be read"));
  }
}
