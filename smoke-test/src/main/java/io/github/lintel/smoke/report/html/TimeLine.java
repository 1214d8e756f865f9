package io.github.lintel.smoke.report.html;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A stretch of time and the places of moments in it, as percentages of a picture's width.
 *
 * @param begin its left end
 * @param end its right end
 */
record TimeLine(Instant begin, Instant end) {
  private static final int FEWEST_TICKS = 2;
  private static final List<Step> STEPS =
      List.of(
          new Step(Period.ofYears(10), "yyyy"),
          new Step(Period.ofYears(5), "yyyy"),
          new Step(Period.ofYears(1), "yyyy"),
          new Step(Period.ofMonths(6), "MMM yyyy"),
          new Step(Period.ofMonths(3), "MMM yyyy"),
          new Step(Period.ofMonths(1), "MMM yyyy"),
          new Step(Period.ofDays(7), "d MMM"),
          new Step(Period.ofDays(1), "d MMM"));

  /** Holds these moments, with room on both sides. */
  static TimeLine around(Instant from, Instant until) {
    Duration length = Duration.between(from, until);
    Duration room = length.dividedBy(25).plusHours(1);
    return new TimeLine(from.minus(room), until.plus(room));
  }

  /** Returns where a moment is; one outside is at the border. */
  double place(Instant moment) {
    double share =
        Duration.between(begin, moment).toSeconds()
            / (double) Duration.between(begin, end).toSeconds();
    return Math.min(1, Math.max(0, share)) * 100;
  }

  boolean holds(Instant moment) {
    return !moment.isBefore(begin) && !moment.isAfter(end);
  }

  /** Returns the place as text. */
  String at(Instant moment) {
    return percent(place(moment));
  }

  static String percent(double value) {
    return String.format(Locale.ROOT, "%.2f%%", value);
  }

  Page.Axis axis(Instant today) {
    return new Page.Axis(ticks(), at(today));
  }

  /** The widest step that gives some dates. */
  private List<Page.Tick> ticks() {
    for (Step step : STEPS) {
      List<Page.Tick> ticks = ticks(step);
      if (ticks.size() >= FEWEST_TICKS) {
        return ticks;
      }
    }
    return List.of();
  }

  private List<Page.Tick> ticks(Step step) {
    DateTimeFormatter format = DateTimeFormatter.ofPattern(step.pattern(), Locale.ENGLISH);
    List<Page.Tick> ticks = new ArrayList<>();
    LocalDate day = step.first(LocalDate.ofInstant(begin, ZoneOffset.UTC));
    // 20 is more than any step gives before a wider one does
    while (ticks.size() < 20) {
      Instant moment = day.atStartOfDay(ZoneOffset.UTC).toInstant();
      if (moment.isAfter(end)) {
        break;
      }
      double place = place(moment);
      if (holds(moment) && place > 4 && place < 94) {
        ticks.add(new Page.Tick(percent(place), format.format(day)));
      }
      day = day.plus(step.period());
    }
    return ticks;
  }

  private record Step(Period period, String pattern) {
    LocalDate first(LocalDate begin) {
      if (period.getYears() > 0) {
        return LocalDate.of(
            Math.floorDiv(begin.getYear(), period.getYears()) * period.getYears(), 1, 1);
      }
      if (period.getMonths() > 0) {
        int month = (begin.getMonthValue() - 1) / period.getMonths() * period.getMonths() + 1;
        return LocalDate.of(begin.getYear(), month, 1);
      }
      return begin;
    }
  }
}
