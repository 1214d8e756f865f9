package io.github.lintel;

import io.github.lintel.check.CheckId;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.internal.diagnose.BuiltInChecks;
import io.github.lintel.internal.diagnose.Pages;
import java.util.List;
import java.util.Optional;

/** The checks that come with Lintel, and their pages. Thread-safe. */
public final class CheckCatalog {
  private CheckCatalog() {}

  /** Returns what is known of each built-in check, ordered by id. */
  public static List<CheckInfo> builtIn() {
    return BuiltInChecks.all().stream()
        .map(check -> check.info())
        .sorted((a, b) -> a.id().compareTo(b.id()))
        .toList();
  }

  /** Returns the page of a built-in check: its runbook, as Markdown. */
  public static Optional<String> page(CheckId check) {
    return Pages.page(check);
  }
}
