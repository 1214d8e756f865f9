package io.github.lintel;

/** Renders a report for people. */
final class ReportText {
  private final Report report;
  private final TextStyle style;

  ReportText(Report report, TextStyle style) {
    this.report = report;
    this.style = style;
  }

  String render() {
    return report + " " + style;
  }
}
