package io.github.lintel.internal.checks;

import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Policy;
import io.github.lintel.facts.CandidatePath;
import io.github.lintel.facts.PathProblem;
import io.github.lintel.facts.PathRule;
import io.github.lintel.facts.PathSearch;
import io.github.lintel.facts.TrustAnchor;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Views of a sound chain of leaf, intermediate and root, whose path search tells something else.
 */
public final class PathViews {
  private static final Set<PathRule> ENDS =
      EnumSet.of(PathRule.NO_ISSUER, PathRule.UNTRUSTED_ROOT, PathRule.SELF_SIGNED, PathRule.LOOP);

  private PathViews() {}

  /** The best path is stopped by this rule alone. */
  public static HandshakeView stopped(PathRule rule, int depth) {
    return view(!ENDS.contains(rule), List.of(problem(rule, depth)), List.of(), Optional.empty());
  }

  /** The best path is trusted, and this broken rule remarked. */
  public static HandshakeView remarked(PathRule rule, int depth) {
    return view(true, List.of(), List.of(problem(rule, depth)), Optional.empty());
  }

  /** The search gave up and its best path so far is stopped by this rule. */
  public static HandshakeView gaveUp(PathRule rule, int depth) {
    Optional<String> limit = Optional.of("200 signatures were checked");
    return view(false, List.of(problem(rule, depth)), List.of(), limit);
  }

  private static HandshakeView view(
      boolean anchored,
      List<PathProblem> problems,
      List<PathProblem> remarks,
      Optional<String> gaveUp) {
    HandshakeView found = Door.sound().view();
    TrustAnchor root = new TrustAnchor(Door.parse(Door.ROOT.der()), true, "test");
    Optional<TrustAnchor> anchor = anchored ? Optional.of(root) : Optional.empty();
    CandidatePath path = new CandidatePath(found.pathCertificates(), anchor, problems, remarks);
    return new HandshakeView(
        found.endpoint(),
        found.address(),
        found.facts(),
        new PathSearch(List.of(path), List.of(), gaveUp),
        found.revocation(),
        Policy.webServer(),
        found.at(),
        found.transparency());
  }

  private static PathProblem problem(PathRule rule, int depth) {
    return new PathProblem(rule, depth, "what was found", "what is required");
  }
}
