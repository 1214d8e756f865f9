package io.github.lintel.monitor;

import io.github.lintel.Report;
import java.time.Instant;
import java.util.Optional;

/**
 * The root cause of a front door has changed, and that is confirmed. Immutable.
 *
 * @param name what the front door is called
 * @param at when it was confirmed
 * @param since when the new condition was first seen
 * @param before the condition that was told before; empty if none was
 * @param after the condition now; never the same
 * @param report the report that confirmed it
 */
public record MonitorEvent(
    String name,
    Instant at,
    Instant since,
    Optional<Condition> before,
    Condition after,
    Report report) {

  /** Returns what kind of change it is. */
  public Kind kind() {
    if (after.healthy()) {
      return Kind.RECOVERED;
    }
    return before.filter(condition -> !condition.healthy()).isPresent()
        ? Kind.CHANGED
        : Kind.FAILED;
  }

  /** Returns one line: name, before, after. */
  @Override
  public String toString() {
    return name + ": " + before.map(Condition::toString).orElse("unknown so far") + " -> " + after;
  }

  /** The kinds of change. */
  public enum Kind {
    /** There was nothing to act on, and now there is. */
    FAILED,
    /** There still is something to act on, but it is something else, or it got worse or better. */
    CHANGED,
    /** There is nothing to act on any more. */
    RECOVERED
  }
}
