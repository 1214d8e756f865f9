package io.github.lintel.internal.checks.bundle;

import io.github.lintel.check.Check;
import java.util.List;

/** All checks of this group. */
public final class BundleChecks {
  private BundleChecks() {}

  /** Returns one of each, by rank. */
  public static List<Check> all() {
    return List.of(
        new Unreadable(),
        new KeyEncrypted(),
        new KeyMismatch(),
        new ClientRefused(),
        new NamesLost(),
        new KeyTypeChanged(),
        new KeyReadable(),
        new IssuerChanged());
  }
}
