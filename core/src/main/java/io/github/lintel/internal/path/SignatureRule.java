package io.github.lintel.internal.path;

import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PathRule;
import java.util.List;

/**
 * RFC 5280 sections 4.1.1.2 and 6.1.3 (a)(1), and Baseline Requirements 7.1.3.2: the signatures
 * verify, are what they claim to be, and are strong. A root's own signature says nothing, so it
 * does not count, and an anchor's does not either.
 */
final class SignatureRule implements Rule {
  /** An identifier without parameters, or with those of RSASSA-PSS, is shorter. */
  private static final int MAX_SHOWN = 80;

  /** SHA-224 is not broken, but Chrome and Go do not know it. */
  private static final List<String> WEAK = List.of("MD", "SHA1with", "SHA224with");

  @Override
  public void judge(PathView path, Problems problems) {
    for (int depth = 0; depth < path.length(); depth++) {
      boolean root = depth > 0 && depth == path.length() - 1 && path.node(depth).selfIssued();
      if (!root && !path.isAnchor(depth)) {
        judge(path, depth, problems);
      }
    }
  }

  private static void judge(PathView path, int depth, Problems problems) {
    Certificate certificate = path.certificate(depth);
    String algorithm = certificate.signatureAlgorithm();
    SignatureVerdict flaw = path.flawedSignatures().get(depth);
    if (flaw == SignatureVerdict.UNSUPPORTED) {
      flaw = InheritedParameters.verify(path, depth).orElse(flaw);
    }
    if (flaw == SignatureVerdict.INVALID) {
      problems.add(
          PathRule.BAD_SIGNATURE,
          depth,
          "the key of \"" + path.certificate(depth + 1).subject() + "\" does not verify it",
          "a signature of \"" + certificate.issuer() + "\"");
    }
    if (flaw == SignatureVerdict.UNSUPPORTED) {
      problems.add(
          PathRule.UNSUPPORTED_ALGORITHM,
          depth,
          algorithm + " under a key " + path.certificate(depth + 1).publicKey().description(),
          "RSA, ECDSA on a named curve, Ed25519 or Ed448");
    }
    if (!certificate
        .signatureAlgorithmIdentifier()
        .equals(certificate.innerSignatureAlgorithmIdentifier())) {
      problems.add(
          PathRule.ALGORITHM_MISMATCH,
          depth,
          algorithm + " beside the signature" + hex(certificate.signatureAlgorithmIdentifier()),
          certificate.signedSignatureAlgorithm()
              + " as in the signed part"
              + hex(certificate.innerSignatureAlgorithmIdentifier()));
    }
    if (WEAK.stream().anyMatch(algorithm::startsWith)) {
      problems.add(PathRule.WEAK_SIGNATURE, depth, algorithm, "SHA-256 or stronger");
    } else if (algorithm.endsWith("PSS")
        && !PssParameters.usual(certificate.signatureAlgorithmIdentifier().toByteArray())) {
      problems.add(
          PathRule.WEAK_SIGNATURE,
          depth,
          algorithm + " with parameters of its own",
          "one hash for message and mask, and a salt of its length");
    }
  }

  /** The names may be the same, and the parameters not. */
  private static String hex(Bytes identifier) {
    return identifier.size() > MAX_SHOWN ? "" : " (" + identifier.hex() + ")";
  }
}
