package io.github.lintel.smoke;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as people type them: {@code 5}, {@code 1.5s}, {@code 500ms}, {@code PT5S}. */
final class DurationText {
  private static final Pattern SIMPLE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h)?");

  private DurationText() {}

  static Duration parse(String option, String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    Matcher simple = SIMPLE.matcher(lower);
    if (simple.matches()) {
      BigDecimal number = new BigDecimal(simple.group(1));
      String unit = simple.group(2) == null ? "s" : simple.group(2);
      BigDecimal seconds =
          switch (unit) {
            case "ms" -> number.movePointLeft(3);
            case "m" -> number.multiply(BigDecimal.valueOf(60));
            case "h" -> number.multiply(BigDecimal.valueOf(3600));
            default -> number;
          };
      long whole = seconds.longValue();
      BigDecimal rest = seconds.subtract(BigDecimal.valueOf(whole));
      return Duration.ofSeconds(whole, rest.movePointRight(9).longValue());
    }
    try {
      return Duration.parse(text.strip());
    } catch (DateTimeParseException e) {
      throw new BadInput(option + ": not a duration (5, 1.5s, 500ms, PT5S): \"" + text + "\"");
    }
  }
}
