package io.github.lintel.smoke.words;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Moments as people type them: a day, which is its start in UTC, or an instant. */
public final class Moments {
  /** The years that a certificate can tell (RFC 5280 section 4.1.2.5). */
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private Moments() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Instant parse(String text) {
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
    throw new IllegalArgumentException(
        "not a moment (2027-03-01 or 2027-03-01T08:00:00Z): \"" + text + "\"");
  }
}
