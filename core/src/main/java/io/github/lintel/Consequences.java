package io.github.lintel;

import io.github.lintel.check.Finding;
import io.github.lintel.internal.diagnose.RootCause;
import java.util.List;

/** What follows from the root cause, wherever it was found. */
final class Consequences {
  private Consequences() {}

  static List<Finding> of(Finding cause, List<Finding> findings) {
    List<Finding> everywhere =
        findings.stream()
            .filter(f -> f.id().equals(cause.id()) && f.severity() == cause.severity())
            .filter(Finding::counts)
            .toList();
    return findings.stream()
        .filter(f -> everywhere.stream().anyMatch(one -> RootCause.explains(one, f)))
        .toList();
  }
}
