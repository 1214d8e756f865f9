package io.github.lintel.internal.checks.revocation;

import io.github.lintel.check.Check;
import java.util.List;

/** All checks of this group. */
public final class RevocationChecks {
  private RevocationChecks() {}

  /** Returns one of each, by rank. */
  public static List<Check> all() {
    return List.of(
        new Revoked(),
        new StapleMismatch(),
        new StapleMissing(),
        new StapleExpired(),
        new StatusUnknown());
  }
}
