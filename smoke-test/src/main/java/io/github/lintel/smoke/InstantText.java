package io.github.lintel.smoke;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Reads moments as people type them: a day, which is its start in UTC, or an instant. */
final class InstantText {
  /** The years that a certificate can tell (RFC 5280 section 4.1.2.5). */
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private InstantText() {}

  static Instant parse(String option, String text) {
    try {
      Instant moment =
          text.indexOf('T') < 0
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(text);
      if (!moment.isBefore(FIRST) && moment.isBefore(END)) {
        return moment;
      }
    } catch (DateTimeParseException e) {
      // Nor is it a moment: told below.
    }
    throw new BadInput(
        option + ": not a moment (2027-03-01 or 2027-03-01T08:00:00Z): \"" + text + "\"");
  }
}
