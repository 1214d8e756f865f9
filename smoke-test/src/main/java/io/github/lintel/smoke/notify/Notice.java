package io.github.lintel.smoke.notify;

import io.github.lintel.Report;
import io.github.lintel.monitor.Condition;
import io.github.lintel.monitor.MonitorEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be told.
 *
 * @param name what the front door is called
 * @param at when
 * @param since since when it is so
 * @param before how it was, if that is over now
 * @param after how it is
 * @param change the kind of change; empty if it is still so
 * @param report what was found
 */
record Notice(
    String name,
    Instant at,
    Instant since,
    Optional<Condition> before,
    Condition after,
    Optional<MonitorEvent.Kind> change,
    Report report) {

  static Notice of(MonitorEvent event) {
    return new Notice(
        event.name(),
        event.at(),
        event.since(),
        event.before(),
        event.after(),
        Optional.of(event.kind()),
        event.report());
  }

  /** It is as it was told before. */
  static Notice reminder(String name, Condition told, Instant since, Report report) {
    return new Notice(
        name, report.checkedAt(), since, Optional.empty(), told, Optional.empty(), report);
  }

  boolean isReminder() {
    return change.isEmpty();
  }
}
