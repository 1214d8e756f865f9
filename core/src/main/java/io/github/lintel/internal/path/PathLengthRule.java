package io.github.lintel.internal.path;

import io.github.lintel.facts.PathRule;
import java.util.OptionalInt;

/**
 * RFC 5280 sections 4.2.1.9 and 6.1.4 (l), (m): no more intermediates than each authority allows
 * below it. Self-issued ones do not count, the last certificate does not either. Clients apply an
 * anchor's own limit.
 */
final class PathLengthRule implements Rule {
  @Override
  public void judge(PathView path, Problems problems) {
    int below = 0;
    for (int depth = 1; depth < path.length(); depth++) {
      OptionalInt limit =
          path.certificate(depth).basicConstraints().stream()
              .filter(constraints -> constraints.certificateAuthority())
              .map(constraints -> constraints.pathLength())
              .findFirst()
              .orElse(OptionalInt.empty());
      if (limit.isPresent() && below > limit.getAsInt()) {
        problems.add(
            PathRule.PATH_LENGTH,
            depth,
            below + (below == 1 ? " intermediate" : " intermediates") + " below it",
            "at most " + limit.getAsInt());
      }
      if (!path.node(depth).selfIssued()) {
        below++;
      }
    }
    judgeAll(path, problems);
  }

  private static void judgeAll(PathView path, Problems problems) {
    OptionalInt limit = path.inputs().maxIntermediates();
    int last = path.length() - 1;
    long intermediates =
        path.nodes().subList(0, last).stream().skip(1).filter(node -> !node.selfIssued()).count();
    if (path.anchored() && limit.isPresent() && intermediates > limit.getAsInt()) {
      problems.add(
          PathRule.PATH_LENGTH,
          last,
          intermediates + " intermediates",
          "at most " + limit.getAsInt());
    }
  }
}
