package io.github.lintel.internal.diagnose;

import io.github.lintel.check.EndpointView;
import io.github.lintel.check.Finding;
import java.util.List;

/**
 * What was thought of the facts at one moment.
 *
 * @param endpoint what the checks were given
 * @param findings what they found, the most important first
 */
public record Judgement(EndpointView endpoint, List<Finding> findings) {

  /** Copies the list. */
  public Judgement {
    findings = List.copyOf(findings);
  }
}
