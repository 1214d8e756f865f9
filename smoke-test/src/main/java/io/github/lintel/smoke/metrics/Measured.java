package io.github.lintel.smoke.metrics;

import io.github.lintel.Report;
import io.github.lintel.okhttp.HttpExchange;

/**
 * A report of a front door, to be shown as metrics.
 *
 * @param frontDoor what people call it; no two that are shown together are called the same
 * @param report the latest report
 * @param http whether it is asked over HTTP, too
 */
public record Measured(String frontDoor, Report report, boolean http) {

  /** A front door that is asked over HTTP if the report shows that. */
  public Measured(String frontDoor, Report report) {
    this(
        frontDoor,
        report,
        report.addresses().stream().anyMatch(node -> HttpExchange.of(node.facts()).isPresent()));
  }

  /** A front door that has no name but its target. */
  public static Measured of(Report report) {
    return new Measured(report.target(), report);
  }
}
