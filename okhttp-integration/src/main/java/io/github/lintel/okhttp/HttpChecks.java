package io.github.lintel.okhttp;

import io.github.lintel.check.Check;
import java.util.List;

/** All checks of the group {@code http}. */
final class HttpChecks {
  private static final List<Check> ALL =
      List.of(
          new AlpnNotSpoken(),
          new EmptyReply(),
          new HttpStatus(),
          new RedirectLoop(),
          new RedirectUnreachable(),
          new RedirectWrongHost(),
          new RedirectMissing(),
          new HstsDisabled(),
          new HstsMissing());

  private HttpChecks() {}

  /** Returns one of each, by rank. */
  static List<Check> all() {
    return ALL;
  }
}
