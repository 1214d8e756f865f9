package io.github.lintel.internal.checks;

import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.CandidatePath;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PathProblem;
import io.github.lintel.facts.PathSearch.NearMiss;
import java.util.List;
import java.util.Optional;

/**
 * One broken rule of the best path, with the certificate that breaks it.
 *
 * @param view the handshake
 * @param path the best path
 * @param problem the broken rule
 * @param rejected whether it stops the path under the policy in force
 */
public record PathFault(
    HandshakeView view, CandidatePath path, PathProblem problem, boolean rejected) {

  /** Where in a path a certificate stands. */
  public enum Position {
    LEAF,
    INTERMEDIATE,
    ANCHOR
  }

  /** Returns the certificate that breaks the rule. */
  public Certificate certificate() {
    return path.withAnchor().get(index());
  }

  /** Returns the certificate above it in the path, if there is one. */
  public Optional<Certificate> issuer() {
    List<Certificate> all = path.withAnchor();
    return index() + 1 < all.size() ? Optional.of(all.get(index() + 1)) : Optional.empty();
  }

  /** Returns the certificates above it in the path, nearest first. */
  public List<Certificate> issuers() {
    List<Certificate> all = path.withAnchor();
    return all.subList(index() + 1, all.size());
  }

  /** Returns where it stands. */
  public Position position() {
    if (index() == 0) {
      return Position.LEAF;
    }
    return index() >= path.certificates().size() ? Position.ANCHOR : Position.INTERMEDIATE;
  }

  /** Returns the issuers that have the right name for it and the wrong key. */
  public List<NearMiss> nearMisses() {
    return view.paths().nearMisses().stream()
        .filter(miss -> miss.subject().equals(certificate()))
        .toList();
  }

  /** Returns the authorities that were sent, are no roots, and stand in no place of the path. */
  public List<Certificate> strangers() {
    return view.facts().presentedChain().stream()
        .filter(Certificate.class::isInstance)
        .map(Certificate.class::cast)
        .filter(sent -> !sent.selfIssued() && !path.certificates().contains(sent))
        .distinct()
        .toList();
  }

  /**
   * Returns how bad it is. What stops the path is refused by mainstream clients, unless the policy
   * is stricter than they are. What the policy lets pass is worth knowing, and a warning if some
   * client refuses it all the same.
   */
  public Severity severity() {
    if (rejected) {
      return Severity.ERROR;
    }
    return problem.rule().isFormal() ? Severity.NOTE : Severity.WARNING;
  }

  /** Returns the fault that a check reports, at this certificate. */
  public Fault with(Evidence evidence) {
    return Fault.of(evidence)
        .severity(severity())
        .about(view.depthOf(certificate(), index()), certificate());
  }

  private int index() {
    return Math.max(0, Math.min(problem.depth(), path.withAnchor().size() - 1));
  }
}
