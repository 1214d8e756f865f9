package io.github.lintel.internal.path;

import io.github.lintel.facts.PathRule;
import io.github.lintel.facts.PublicKeyFacts;
import io.github.lintel.internal.x509.PublicKeys;
import java.util.Set;

/**
 * Baseline Requirements section 6.1.5: RSA of at least 2048 bits, or EC on P-256, P-384 or P-521.
 * Ed25519 and Ed448 are not allowed there, but they are not weak, and libraries accept them.
 */
final class KeyStrengthRule implements Rule {
  private static final int MIN_RSA_BITS = 2048;
  private static final Set<String> CURVES = Set.of("secp256r1", "secp384r1", "secp521r1");

  @Override
  public void judge(PathView path, Problems problems) {
    judgeLeafKey(path.certificate(0).publicKey(), problems);
    for (int depth = 0; depth < path.length(); depth++) {
      PublicKeyFacts key = path.certificate(depth).publicKey();
      if (!strong(key)) {
        problems.add(
            PathRule.WEAK_KEY,
            depth,
            key.description(),
            key.algorithm().equals("EC")
                ? "one of the curves secp256r1, secp384r1, secp521r1"
                : "RSA of at least " + MIN_RSA_BITS + " bits, or EC");
      }
    }
  }

  /** Keys of issuers are put to the test by the signatures; a leaf's is not. */
  private static void judgeLeafKey(PublicKeyFacts key, Problems problems) {
    if (strong(key) && PublicKeys.read(key.encoded().toByteArray()).isEmpty()) {
      problems.add(
          PathRule.INVALID_KEY,
          0,
          key.description() + " in form only",
          "a modulus and an exponent, or a point of the curve");
    }
  }

  private static boolean strong(PublicKeyFacts key) {
    return switch (key.algorithm()) {
      case "RSA" -> key.bits() >= MIN_RSA_BITS;
      case "EC" -> key.curve().filter(CURVES::contains).isPresent();
      case "Ed25519", "Ed448" -> true;
      default -> false;
    };
  }
}
