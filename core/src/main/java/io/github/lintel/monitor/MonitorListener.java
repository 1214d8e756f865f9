package io.github.lintel.monitor;

import io.github.lintel.Report;

/**
 * Is told by a monitor. The calls for one front door come one after the other, those for different
 * ones at the same time. A listener that blocks holds up its front door only; what it throws is
 * logged.
 */
public interface MonitorListener {

  /** The root cause of a front door has changed. After a crash the last event may come again. */
  void onChange(MonitorEvent event);

  /**
   * A front door was verified; comes before the {@link #onChange} that this report brings about.
   *
   * @param told what was told of it before
   */
  default void onReport(String name, Report report, WatchState told) {}

  /** A front door could not be verified, for a reason that is no fact about it. */
  default void onProblem(String name, RuntimeException problem) {}
}
