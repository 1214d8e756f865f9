package io.github.lintel.internal.der;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;

/** The two forms of time of RFC 5280 section 4.1.2.5, in the only shape that it allows. */
public final class DerTime {
  private static final int FIRST_GENERALIZED_YEAR = 2050;

  private DerTime() {}

  /**
   * Reads a time; {@code what} names it in the reason.
   *
   * @param irregularities takes what is forbidden and still clear
   */
  public static Instant read(DerValue value, String what, Collection<String> irregularities)
      throws DerException {
    return switch (value.tag()) {
      case DerTag.UTC_TIME -> {
        requireShape(value, 13, what);
        int year = number(value, 0, what);
        yield instant(value, year < 50 ? 2000 + year : 1900 + year, 2, what);
      }
      case DerTag.GENERALIZED_TIME -> {
        requireShape(value, 15, what);
        int year = 100 * number(value, 0, what) + number(value, 2, what);
        if (year < FIRST_GENERALIZED_YEAR) {
          irregularities.add("a GeneralizedTime before 2050 in " + what);
        }
        yield instant(value, year, 4, what);
      }
      default -> throw new DerException(what + " is not a time");
    };
  }

  /** Reads a GeneralizedTime, in whatever year; {@code what} names it in the reason. */
  public static Instant readGeneralized(DerValue value, String what) throws DerException {
    if (!value.is(DerTag.GENERALIZED_TIME)) {
      throw new DerException(what + " is not a GeneralizedTime");
    }
    return read(value, what, new ArrayList<>(0));
  }

  private static void requireShape(DerValue value, int length, String what) throws DerException {
    if (value.length() != length || value.at(length - 1) != 'Z') {
      throw malformed(what);
    }
  }

  private static Instant instant(DerValue value, int year, int at, String what)
      throws DerException {
    try {
      return LocalDateTime.of(
              year,
              number(value, at, what),
              number(value, at + 2, what),
              number(value, at + 4, what),
              number(value, at + 6, what),
              number(value, at + 8, what))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new DerException(what + " is a moment that does not exist");
    }
  }

  private static int number(DerValue value, int at, String what) throws DerException {
    int tens = value.at(at) - '0';
    int ones = value.at(at + 1) - '0';
    if (tens < 0 || tens > 9 || ones < 0 || ones > 9) {
      throw malformed(what);
    }
    return 10 * tens + ones;
  }

  private static DerException malformed(String what) {
    return new DerException(what + " is not in the form of RFC 5280");
  }
}
