package io.github.lintel.internal.path;

import io.github.lintel.facts.BasicConstraints;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.DistinguishedName;
import io.github.lintel.facts.Extension;
import io.github.lintel.facts.ExtensionOid;
import io.github.lintel.facts.GeneralName;
import io.github.lintel.facts.GeneralName.Kind;
import io.github.lintel.facts.PathRule;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerName;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerTag;
import java.util.List;
import java.util.Optional;

/**
 * What the Baseline Requirements ask of a leaf (section 7.1.2.7) and of a root (7.1.2.1) beyond RFC
 * 5280. Applies only below public anchors.
 */
final class BaselineRule implements Rule {
  private static final String COMMON_NAME = "2.5.4.3";
  private static final String ANY_PURPOSE = "2.5.29.37.0";

  @Override
  public void judge(PathView path, Problems problems) {
    if (!path.isPublic()) {
      return;
    }
    judgeLeaf(path.certificate(0), problems);
    for (int depth = 0; depth < path.length(); depth++) {
      int bits = path.certificate(depth).publicKey().bits();
      if (path.certificate(depth).publicKey().algorithm().equals("RSA") && bits % 8 != 0) {
        problems.add(
            PathRule.WEAK_KEY, depth, "RSA " + bits, "a number of bits that is divisible by 8");
      }
    }
    if (path.length() > 1) {
      int depth = path.length() - 1;
      judgeRoot(path.node(depth), depth, problems);
    }
  }

  private static void judgeLeaf(Certificate leaf, Problems problems) {
    Optional<Extension> purpose = leaf.extension(ExtensionOid.EXTENDED_KEY_USAGE);
    if (purpose.isEmpty()) {
      leafProblem(problems, "no extended key usage", "serverAuth");
    } else if (purpose.get().critical()) {
      leafProblem(problems, "an extended key usage that is critical", "not critical");
    }
    if (leaf.extendedKeyUsage().filter(oids -> oids.contains(ANY_PURPOSE)).isPresent()) {
      leafProblem(problems, ANY_PURPOSE + " (anyExtendedKeyUsage)", "not for any purpose");
    }
    if (leaf.basicConstraints().filter(BasicConstraints::certificateAuthority).isPresent()) {
      leafProblem(problems, "an authority (cA is true)", "no authority");
    }
    boolean critical =
        leaf.extension(ExtensionOid.SUBJECT_ALTERNATIVE_NAME)
            .filter(Extension::critical)
            .isPresent();
    if (critical && !leaf.subject().isEmpty()) {
      leafProblem(problems, "critical alternative names beside a subject", "not critical");
    }
    for (GeneralName name : leaf.subjectAlternativeNames()) {
      if (name.kind() != Kind.DNS && name.kind() != Kind.IP) {
        leafProblem(problems, "an alternative name of the kind " + name.kind(), "DNS or IP");
      }
    }
    List<String> commonNames = commonNames(leaf.subject());
    if (commonNames.size() > 1) {
      leafProblem(problems, commonNames.size() + " common names", "one at most");
    }
    for (String commonName : commonNames) {
      if (!leaf.serverNames().contains(commonName)) {
        leafProblem(problems, "common name " + commonName, "one of the subject alternative names");
      }
    }
  }

  private static void leafProblem(Problems problems, String found, String required) {
    problems.add(PathRule.BASELINE_LEAF, 0, found, required);
  }

  private static void judgeRoot(Node root, int depth, Problems problems) {
    Certificate certificate = root.certificate();
    if (!root.selfIssued()) {
      return; // an intermediate that is trusted as it is
    }
    if (certificate.extension(ExtensionOid.EXTENDED_KEY_USAGE).isPresent()) {
      problems.add(PathRule.BASELINE_ROOT, depth, "an extended key usage", "none");
    }
    if (certificate.authorityKeyIdentifier().isPresent()
        && !certificate.authorityKeyIdentifier().equals(certificate.subjectKeyIdentifier())) {
      problems.add(
          PathRule.BASELINE_ROOT, depth, "another authority key identifier", "its own identifier");
    }
    if (namesItsIssuer(certificate)) {
      problems.add(
          PathRule.BASELINE_ROOT,
          depth,
          "issuer or serial number in the authority key identifier",
          "the key identifier only");
    }
  }

  private static boolean namesItsIssuer(Certificate certificate) {
    Optional<Extension> extension = certificate.extension(ExtensionOid.AUTHORITY_KEY_IDENTIFIER);
    if (extension.isEmpty()) {
      return false;
    }
    try {
      DerReader in = DerReader.single(extension.get().value().toByteArray()).reader();
      in.nextIf(DerTag.context(0));
      return !in.isEmpty();
    } catch (DerException e) {
      return false; // malformed, which is told elsewhere
    }
  }

  private static List<String> commonNames(DistinguishedName name) {
    try {
      return DerName.values(name.encoded().toByteArray(), COMMON_NAME);
    } catch (DerException e) {
      return List.of(); // made by hand, not by the parser
    }
  }
}
