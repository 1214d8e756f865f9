package io.github.lintel.internal.path;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PublicKeyFacts;
import java.util.List;
import java.util.Optional;

/**
 * RFC 5280 section 6.1.4 (d) to (f): a DSA key without parameters takes those of the key above it.
 * So its signatures can be verified only when the path up to there is known.
 */
final class InheritedParameters {
  private InheritedParameters() {}

  /** Returns what becomes of the signature at that depth, if its key inherits parameters. */
  static Optional<SignatureVerdict> verify(PathView path, int depth) {
    PublicKeyFacts key = path.certificate(depth + 1).publicKey();
    if (!isDsa(key) || hasParameters(key)) {
      return Optional.empty();
    }
    for (int above = depth + 2; above < path.length(); above++) {
      PublicKeyFacts other = path.certificate(above).publicKey();
      if (!isDsa(other)) {
        return Optional.empty();
      }
      if (hasParameters(other)) {
        return path.budget().signature()
            ? Optional.of(SignatureVerifier.verify(path.certificate(depth), key, other))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Returns the key from which the first certificate's key takes its parameters, if it does. */
  static Optional<PublicKeyFacts> of(List<Certificate> path) {
    PublicKeyFacts key = path.get(0).publicKey();
    if (!isDsa(key) || hasParameters(key)) {
      return Optional.empty();
    }
    return path.stream()
        .map(Certificate::publicKey)
        .takeWhile(InheritedParameters::isDsa)
        .filter(InheritedParameters::hasParameters)
        .findFirst();
  }

  private static boolean isDsa(PublicKeyFacts key) {
    return key.algorithm().equals("DSA");
  }

  private static boolean hasParameters(PublicKeyFacts key) {
    return key.bits() > 0;
  }
}
