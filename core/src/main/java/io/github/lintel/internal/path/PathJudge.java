package io.github.lintel.internal.path;

import io.github.lintel.check.Policy;
import io.github.lintel.facts.CandidatePath;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PathProblem;
import io.github.lintel.facts.TrustAnchor;
import java.util.List;
import java.util.Optional;

/** Applies every rule to a path and sorts out what the policy rejects. Thread-safe. */
final class PathJudge {
  private static final List<Rule> RULES =
      List.of(
          new SignatureRule(),
          new ValidityRule(),
          new AuthorityRule(),
          new PathLengthRule(),
          new PurposeRule(),
          new NameConstraintsRule(),
          new PolicyRule(),
          new ExtensionRule(),
          new KeyStrengthRule(),
          new FormRule(),
          new KeyIdentifierRule(),
          new CriticalityRule(),
          new AuthorityOnlyRule(),
          new NameSyntaxRule(),
          new BaselineRule(),
          new BaselineKeyRule(),
          new PublicLeafRule());

  private final Policy policy;

  PathJudge(Policy policy) {
    this.policy = policy;
  }

  /**
   * Judges a path.
   *
   * @param problems what the search itself found
   */
  CandidatePath judge(PathView path, Problems problems) {
    RULES.forEach(rule -> rule.judge(path, problems));
    List<PathProblem> all = problems.sorted();
    return new CandidatePath(
        certificates(path),
        anchor(path),
        all.stream().filter(problem -> policy.rejects(problem.rule())).toList(),
        all.stream().filter(problem -> remarkable(problem, path)).toList());
  }

  /** The form of an anchor is nobody's matter as long as it is trusted: it is there for years. */
  private boolean remarkable(PathProblem problem, PathView path) {
    boolean anchor = problem.depth() > 0 && path.isAnchor(problem.depth());
    return !policy.rejects(problem.rule()) && !(anchor && problem.rule().isFormal());
  }

  /** An anchor is not among the certificates of its path, unless it is the leaf. */
  private static List<Certificate> certificates(PathView path) {
    int end = path.anchored() && path.length() > 1 ? path.length() - 1 : path.length();
    return path.nodes().subList(0, end).stream().map(Node::certificate).toList();
  }

  private static Optional<TrustAnchor> anchor(PathView path) {
    return path.anchored() ? path.node(path.length() - 1).anchor() : Optional.empty();
  }
}
