package io.github.lintel.smoke;

import io.github.lintel.smoke.words.Moments;
import java.time.Instant;

/** Reads moments that an option was given. */
final class InstantText {
  private InstantText() {}

  static Instant parse(String option, String text) {
    return BadInput.in(option, () -> Moments.parse(text));
  }
}
