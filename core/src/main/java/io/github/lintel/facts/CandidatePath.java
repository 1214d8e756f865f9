package io.github.lintel.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One path that was tried, from the leaf towards a trust anchor.
 *
 * @param certificates the certificates below the anchor, leaf first; never empty
 * @param anchor where it ends, if it ends at a trusted certificate; a leaf that is itself an anchor
 *     stands both as the only certificate and as the anchor
 * @param problems what stops it under the policy in force
 * @param remarks broken rules that the policy in force does not reject
 */
public record CandidatePath(
    List<Certificate> certificates,
    Optional<TrustAnchor> anchor,
    List<PathProblem> problems,
    List<PathProblem> remarks) {

  /** Copies the lists. */
  public CandidatePath {
    certificates = List.copyOf(certificates);
    problems = List.copyOf(problems);
    remarks = List.copyOf(remarks);
  }

  /**
   * Returns the certificates and, after them, that of the anchor, each once: a leaf that is itself
   * an anchor stands alone.
   */
  public List<Certificate> withAnchor() {
    List<Certificate> all = new ArrayList<>(certificates);
    anchor.map(TrustAnchor::certificate).filter(end -> !all.contains(end)).ifPresent(all::add);
    return List.copyOf(all);
  }

  /** Returns whether it ends at an anchor and nothing stops it. */
  public boolean trusted() {
    return anchor.isPresent() && problems.isEmpty();
  }
}
