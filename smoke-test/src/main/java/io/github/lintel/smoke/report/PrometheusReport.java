package io.github.lintel.smoke.report;

import io.github.lintel.smoke.metrics.Measured;
import io.github.lintel.smoke.metrics.Metrics;
import java.io.PrintWriter;

/** The metrics of {@link Metrics} as a text file, for the node exporter's textfile collector. */
final class PrometheusReport {
  private PrometheusReport() {}

  static void write(Run run, PrintWriter out) {
    out.print(
        Metrics.of(
                run.entries().stream()
                    .map(entry -> new Measured(entry.name(), entry.report()))
                    .toList())
            .text());
  }
}
