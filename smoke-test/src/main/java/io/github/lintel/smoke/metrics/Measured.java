package io.github.lintel.smoke.metrics;

import io.github.lintel.Report;

/**
 * A report of a front door, to be shown as metrics.
 *
 * @param frontDoor what people call it; no two that are shown together are called the same
 * @param report the latest report
 */
public record Measured(String frontDoor, Report report) {

  /** A front door that has no name but its target. */
  public static Measured of(Report report) {
    return new Measured(report.target(), report);
  }
}
