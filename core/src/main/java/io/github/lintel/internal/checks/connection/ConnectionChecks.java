package io.github.lintel.internal.checks.connection;

import io.github.lintel.check.Check;
import java.util.List;

/** All checks of this group. */
public final class ConnectionChecks {
  private ConnectionChecks() {}

  /** Returns one of each, by rank. */
  public static List<Check> all() {
    return List.of(
        new NameNotResolved(),
        new Refused(),
        new Reset(),
        new TimedOut(),
        new Unreachable(),
        new Intermittent(),
        new Interrupted());
  }
}
