package io.github.lintel.internal.path;

import io.github.lintel.facts.Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A path as a rule sees it.
 *
 * @param nodes the certificates, leaf first; the last one is the anchor if {@code anchored}
 * @param anchored whether it ends at an anchor
 * @param flawedSignatures the depths whose signature did not verify under the next certificate's
 *     key
 * @param inputs what is asked
 * @param at the moment of judgement
 * @param budget what the search may still do
 */
record PathView(
    List<Node> nodes,
    boolean anchored,
    Map<Integer, SignatureVerdict> flawedSignatures,
    PathInputs inputs,
    Instant at,
    PathBudget budget) {

  int length() {
    return nodes.size();
  }

  Node node(int depth) {
    return nodes.get(depth);
  }

  Certificate certificate(int depth) {
    return nodes.get(depth).certificate();
  }

  /** Returns whether the certificate at that depth is the anchor where the path ends. */
  boolean isAnchor(int depth) {
    return anchored && depth == nodes.size() - 1;
  }

  /** Returns whether the rules for public authorities apply. */
  boolean isPublic() {
    return anchored
        && nodes.get(nodes.size() - 1).anchor().filter(a -> a.publiclyTrusted()).isPresent();
  }
}
