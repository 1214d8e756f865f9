package io.github.lintel.internal.checks.handshake;

import io.github.lintel.facts.Unfinished;
import io.github.lintel.internal.checks.Progress;
import java.util.Optional;

/** How evidence says what was missing of an answer. */
final class Missing {
  private Missing() {}

  /** Returns a clause such as {@code of a Certificate message of 3012 bytes only 1370 came}. */
  static String text(Optional<Unfinished> unfinished, Progress progress) {
    return unfinished
        .map(
            u ->
                "of a %s of %d bytes only %d came".formatted(u.what(), u.announced(), u.received()))
        .orElseGet(() -> progress.expected() + " should have followed");
  }

  static Object[] values(Optional<Unfinished> unfinished) {
    return new Object[] {
      "unfinished", unfinished.map(Unfinished::what).orElse(""),
      "announced", unfinished.map(Unfinished::announced).orElse(0L),
      "received", unfinished.map(Unfinished::received).orElse(0L)
    };
  }
}
