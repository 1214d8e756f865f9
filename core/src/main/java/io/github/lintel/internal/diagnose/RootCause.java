package io.github.lintel.internal.diagnose;

import io.github.lintel.check.Finding;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.NodeAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Chooses the one finding that explains the others. */
public final class RootCause {
  private RootCause() {}

  /**
   * Chooses among the findings that count and ask for action: the highest severity; within it one
   * that no other explains; of those the one that explains others, then the one seen at the most
   * addresses, then the lowest rank.
   */
  public static Optional<Finding> of(List<Finding> findings) {
    List<Finding> counting =
        findings.stream().filter(f -> f.counts() && f.severity() != Severity.NOTE).toList();
    int worst = counting.stream().mapToInt(RootCause::weight).max().orElse(0);
    List<Finding> worstOnes = counting.stream().filter(f -> weight(f) == worst).toList();
    List<Finding> unexplained =
        worstOnes.stream()
            .filter(f -> worstOnes.stream().noneMatch(other -> explains(other, f)))
            .toList();
    return (unexplained.isEmpty() ? worstOnes : unexplained)
        .stream()
            .min(
                Comparator.<Finding, Boolean>comparing(
                        f -> counting.stream().noneMatch(other -> explains(f, other)))
                    .thenComparing(f -> -addresses(f, worstOnes))
                    .thenComparing(f -> f.check().rank())
                    .thenComparing(f -> f.where().address().map(NodeAddress::text).orElse("")));
  }

  /** Returns whether {@code effect} follows from {@code cause}. */
  public static boolean explains(Finding cause, Finding effect) {
    return cause.check().explains().contains(effect.id())
        && (cause.where().address().isEmpty()
            || cause.where().address().equals(effect.where().address()));
  }

  /**
   * What is known to be broken weighs more than what could not be told, and that more than a
   * warning.
   */
  private static int weight(Finding finding) {
    if (finding.inconclusive()) {
      return 2;
    }
    return finding.severity() == Severity.ERROR ? 3 : 1;
  }

  private static long addresses(Finding finding, List<Finding> findings) {
    return findings.stream()
        .filter(f -> f.id().equals(finding.id()))
        .map(f -> f.where().address())
        .distinct()
        .count();
  }
}
