package io.github.lintel.smoke;

import io.github.lintel.CheckCatalog;
import io.github.lintel.check.Check;
import io.github.lintel.check.CheckId;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.okhttp.HttpObserver;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every check that the command can run: the built-in ones, and those of the HTTP side. */
final class KnownChecks {
  private KnownChecks() {}

  /** Returns what is known of each, ordered by id. */
  static List<CheckInfo> all() {
    return Stream.concat(
            CheckCatalog.builtIn().stream(),
            HttpObserver.create().checks().stream().map(Check::info))
        .sorted((a, b) -> a.id().compareTo(b.id()))
        .toList();
  }

  /** Returns the ids, in order. */
  static List<CheckId> ids() {
    return all().stream().map(CheckInfo::id).toList();
  }

  /** Returns the page of one. */
  static Optional<String> page(CheckId check) {
    return CheckCatalog.page(check).or(() -> HttpObserver.create().page(check));
  }
}
