package io.github.lintel.internal.checks.chain;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.PathProblem;
import io.github.lintel.facts.PathRule;
import io.github.lintel.internal.checks.PathFaults;
import io.github.lintel.internal.checks.Words;
import java.util.Map;

/**
 * The search for a trusted path ended at one of its limits, which keep hostile chains from keeping
 * us busy. That is not the same as "there is none": it counts as unknown.
 */
public final class Undecided implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("chain.undecided", "whether a path is trusted could not be told")
          .severity(Severity.ERROR)
          .rank(499)
          .source("lintel");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    if (handshake.paths().best().isEmpty()) {
      return CheckOutcome.notApplicable("no certificate that can be read was presented");
    }
    if (!PathFaults.undecided(handshake)) {
      return CheckOutcome.passed();
    }
    return CheckOutcome.inconclusive(
        Severity.ERROR, new GaveUp(limit(handshake), handshake.facts().presentedChain().size()));
  }

  private static String limit(HandshakeView handshake) {
    return handshake
        .paths()
        .gaveUp()
        .or(
            () ->
                handshake.paths().best().stream()
                    .flatMap(path -> path.problems().stream())
                    .filter(problem -> problem.rule() == PathRule.LIMIT)
                    .map(PathProblem::found)
                    .findFirst())
        .orElse("a limit of the search");
  }

  record GaveUp(String limit, int presented) implements Evidence {
    @Override
    public String sentence() {
      return "The search for a trusted path among %s was given up: %s. It should have come to an end."
          .formatted(Words.count(presented, "certificate"), Words.bounded(limit));
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values("limit", Words.bounded(limit), "presented", presented);
    }
  }
}
