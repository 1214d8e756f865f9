package io.github.lintel.internal.checks.deployment;

import io.github.lintel.check.Check;
import java.util.List;

/** All checks of this group. */
public final class DeploymentChecks {
  private DeploymentChecks() {}

  /** Returns one of each, by rank. */
  public static List<Check> all() {
    return List.of(
        new Alternating(),
        new DefaultCertificate(),
        new KeyTypesDiffer(),
        new NodeDown(),
        new NodesDiffer(),
        new NotExpectedCertificate());
  }
}
