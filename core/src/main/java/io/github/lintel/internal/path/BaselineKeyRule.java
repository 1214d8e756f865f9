package io.github.lintel.internal.path;

import io.github.lintel.facts.PathRule;
import io.github.lintel.facts.PublicKeyFacts;
import java.util.Set;

/**
 * Baseline Requirements sections 6.1.5 and 7.1.3.1: below public anchors keys are RSA of a number
 * of bits that is divisible by 8, or EC. No client minds the others, as long as it can use them.
 */
final class BaselineKeyRule implements Rule {
  private static final Set<String> EDWARDS = Set.of("Ed25519", "Ed448");

  @Override
  public void judge(PathView path, Problems problems) {
    if (!path.isPublic()) {
      return;
    }
    for (int depth = 0; depth < path.length(); depth++) {
      PublicKeyFacts key = path.certificate(depth).publicKey();
      if (key.algorithm().equals("RSA") && key.bits() % 8 != 0) {
        problems.add(
            PathRule.BASELINE_KEY,
            depth,
            key.description(),
            "a number of bits that is divisible by 8");
      }
      if (EDWARDS.contains(key.algorithm())) {
        problems.add(PathRule.BASELINE_KEY, depth, key.description(), "RSA or EC");
      }
    }
  }
}
