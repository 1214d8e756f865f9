package io.github.lintel.internal.path;

import io.github.lintel.facts.BasicConstraints;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.DistinguishedName;
import io.github.lintel.facts.Extension;
import io.github.lintel.facts.ExtensionOid;
import io.github.lintel.facts.GeneralName;
import io.github.lintel.facts.GeneralName.Kind;
import io.github.lintel.facts.KeyUsage;
import io.github.lintel.facts.PathRule;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the Baseline Requirements ask of a leaf (section 7.1.2.7) and of a root (7.1.2.1) beyond RFC
 * 5280. Applies only below public anchors.
 */
final class BaselineRule implements Rule {
  private static final String COMMON_NAME = "2.5.4.3";
  private static final String ANY_PURPOSE = "2.5.29.37.0";
  private static final String ISSUER_AND_SERIAL =
      "issuer or serial number in the authority key identifier";

  @Override
  public void judge(PathView path, Problems problems) {
    if (!path.isPublic()) {
      return;
    }
    judgeLeaf(path.certificate(0), problems);
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
      problems.add(PathRule.AUTHORITY_AS_LEAF, 0, "an authority (cA is true)", "no authority");
    }
    if (AuthorityKey.of(leaf).named()) {
      leafProblem(problems, ISSUER_AND_SERIAL, "the key identifier only");
    }
    if (leaf.version() < 3) {
      leafProblem(problems, "version " + leaf.version(), "version 3");
    }
    judgeUse(leaf, problems);
    judgeNames(leaf, problems);
  }

  private static void judgeUse(Certificate leaf, Problems problems) {
    Set<KeyUsage> uses = leaf.keyUsage().orElse(Set.of());
    if (uses.contains(KeyUsage.CRL_SIGN)) {
      leafProblem(problems, KeyUsage.CRL_SIGN.toString(), "only an authority signs lists");
    }
    // RFC 8813: such a key agrees on keys and signs, and encrypts nothing.
    if (leaf.publicKey().algorithm().equals("EC")
        && (uses.contains(KeyUsage.KEY_ENCIPHERMENT)
            || uses.contains(KeyUsage.DATA_ENCIPHERMENT))) {
      leafProblem(problems, "an EC key that is to encrypt", KeyUsage.DIGITAL_SIGNATURE.toString());
    }
  }

  private static void judgeNames(Certificate leaf, Problems problems) {
    if (leaf.extension(ExtensionOid.SUBJECT_ALTERNATIVE_NAME).isEmpty()) {
      leafProblem(problems, "no alternative names", "alternative names");
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
    if (AuthorityKey.of(certificate).named()) {
      problems.add(PathRule.BASELINE_ROOT, depth, ISSUER_AND_SERIAL, "the key identifier only");
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
