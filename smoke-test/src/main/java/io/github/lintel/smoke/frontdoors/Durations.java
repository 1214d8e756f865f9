package io.github.lintel.smoke.frontdoors;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 14d}, {@code 36h}, {@code 5s}, {@code 500ms}. */
final class Durations {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})(ms|s|m|h|d)");

  private Durations() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none, or zero
   */
  static Duration parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("not a duration (14d, 36h, 5s, 500ms): \"" + text + "\"");
    }
    long number = Long.parseLong(form.group(1));
    Duration duration =
        switch (form.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        };
    if (duration.isZero()) {
      throw new IllegalArgumentException("not a duration (it is zero): \"" + text + "\"");
    }
    return duration;
  }
}
