package io.github.lintel.internal.checks;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.facts.CandidatePath;
import io.github.lintel.facts.PathProblem;
import io.github.lintel.facts.PathRule;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The broken rules of the best path, each told by exactly one check: the one that {@link Teller}
 * names. Other candidates do not count: their faults stop nobody as long as a better path exists.
 */
public final class PathFaults {
  private PathFaults() {}

  /** Returns what a check says: one fault for each broken rule that is its own to tell. */
  public static CheckOutcome tell(
      HandshakeView view, CheckInfo info, Function<PathFault, Evidence> evidence) {
    if (view.paths().best().isEmpty()) {
      return CheckOutcome.notApplicable("no certificate that can be read was presented");
    }
    return CheckOutcome.found(
        of(view, info).stream().map(fault -> fault.with(evidence.apply(fault))).toList());
  }

  /** Returns the broken rules that are this check's to tell. */
  public static List<PathFault> of(HandshakeView view, CheckInfo info) {
    return all(view).stream().filter(f -> Teller.of(f).equals(info.id().text())).toList();
  }

  /**
   * Returns whether the search ended before it could know: what it says of the chain is then no
   * finding. What it says of the leaf holds on any path.
   */
  public static boolean undecided(HandshakeView view) {
    return view.paths().trustedPath().isEmpty()
        && (view.paths().gaveUp().isPresent() || stoppedByLimit(view));
  }

  private static List<PathFault> all(HandshakeView view) {
    return view.paths().best().map(path -> all(view, path)).orElse(List.of());
  }

  private static List<PathFault> all(HandshakeView view, CandidatePath path) {
    if (path.problems().isEmpty() && path.remarks().isEmpty()) {
      return List.of(); // as of nearly every path; some twenty checks ask
    }
    boolean undecided = undecided(view);
    return Stream.concat(
            path.problems().stream().map(problem -> new PathFault(view, path, problem, true)),
            path.remarks().stream().map(remark -> new PathFault(view, path, remark, false)))
        .filter(fault -> !undecided || Teller.of(fault).startsWith("certificate."))
        .toList();
  }

  private static boolean stoppedByLimit(HandshakeView view) {
    return view.paths().best().stream()
        .flatMap(path -> path.problems().stream())
        .map(PathProblem::rule)
        .anyMatch(rule -> rule == PathRule.LIMIT);
  }
}
