package io.github.lintel.smoke.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The formats in which a run can be told. */
public enum ReportFormat {
  /** The explanations for people. */
  TEXT,
  /** One JSON object by {@code docs/report.schema.json}. */
  JSON,
  /** JUnit's XML as Surefire writes it. */
  JUNIT,
  /** One page that needs nothing else. */
  HTML,
  /** SARIF 2.1.0. */
  SARIF,
  /** For GitHub's step summary and comments. */
  MARKDOWN,
  /** Metrics for the textfile collector of Prometheus' node exporter. */
  PROMETHEUS;

  /** Returns the format of that name, as in {@code junit}. */
  public static Optional<ReportFormat> of(String id) {
    return Stream.of(values()).filter(format -> format.id().equals(id)).findFirst();
  }

  /** Returns the names of all formats. */
  public static List<String> ids() {
    return Stream.of(values()).map(ReportFormat::id).toList();
  }

  /** Returns its name, as in {@code junit}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Writes a run. The writer is not closed. */
  public void write(Run run, PrintWriter out) {
    switch (this) {
      case TEXT -> TextReport.write(run, out);
      case JSON -> JsonReport.write(run, out);
      case JUNIT -> JUnitReport.write(run, out);
      case HTML -> HtmlReport.write(run, out);
      case SARIF -> SarifReport.write(run, out);
      case MARKDOWN -> MarkdownReport.write(run, out);
      case PROMETHEUS -> PrometheusReport.write(run, out);
    }
  }
}
