package io.github.lintel;

import io.github.lintel.check.Finding;
import io.github.lintel.internal.diagnose.RootCause;
import java.util.List;

/** What follows from a finding. */
final class Consequences {
  private Consequences() {}

  static List<Finding> of(Finding cause, List<Finding> findings) {
    return findings.stream().filter(finding -> RootCause.explains(cause, finding)).toList();
  }
}
