package io.github.lintel.internal.checks;

import io.github.lintel.check.Check;
import java.util.List;

/** The explicit list of all checks that come with Lintel. */
public final class BuiltInChecks {
  private static final List<Check> ALL = List.of();

  private BuiltInChecks() {}

  /** Returns every built-in check, once. */
  public static List<Check> all() {
    return ALL;
  }
}
