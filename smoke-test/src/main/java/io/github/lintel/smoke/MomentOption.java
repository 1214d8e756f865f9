package io.github.lintel.smoke;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** As of when to judge. */
final class MomentOption {
  /** The years that a certificate can tell (RFC 5280 section 4.1.2.5). */
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description =
          "Judge as of then: a day (2027-03-01, its start in UTC) or 2027-03-01T08:00:00Z.")
  private @Nullable String at;

  MomentOption() {}

  /** Returns a clock that stands still then, if the option is given. */
  Optional<Clock> clock() {
    return judgedAt().map(instant -> Clock.fixed(instant, ZoneOffset.UTC));
  }

  private Optional<Instant> judgedAt() {
    String text = at;
    if (text == null) {
      return Optional.empty();
    }
    try {
      Instant moment =
          text.indexOf('T') < 0
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(text);
      if (!moment.isBefore(FIRST) && moment.isBefore(END)) {
        return Optional.of(moment);
      }
    } catch (DateTimeParseException e) {
      // Nor is it a moment: told below.
    }
    throw new BadInput("--at: not a moment (2027-03-01 or 2027-03-01T08:00:00Z): \"" + text + "\"");
  }
}
