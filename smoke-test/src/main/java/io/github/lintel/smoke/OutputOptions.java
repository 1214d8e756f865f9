package io.github.lintel.smoke;

import io.github.lintel.Report;
import io.github.lintel.TextStyle;
import io.github.lintel.Verdict;
import java.util.List;
import picocli.CommandLine.Option;

/** How to print reports. */
final class OutputOptions {
  @Option(names = "--json", description = "Print one JSON object (docs/report.schema.json).")
  private boolean json;

  @Option(names = "--quiet", description = "Print problems only: nothing when healthy.")
  private boolean quiet;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "always, never or auto (default: on a terminal, unless NO_COLOR is set).")
  private ColourChoice colour = ColourChoice.AUTO;

  OutputOptions() {}

  boolean json() {
    return json;
  }

  boolean progress(Terminal terminal) {
    return terminal.errIsTerminal() && !quiet;
  }

  /** Prints one report of {@code total} as text; with {@code --json} they come all at the end. */
  void printEach(Terminal terminal, Report report) {
    if (json || unwanted(report)) {
      return;
    }
    TextStyle style = terminal.style(colour);
    terminal.out().println(report.explain(style).stripTrailing());
    terminal.out().println();
    terminal.out().flush();
  }

  void printAll(Terminal terminal, List<Report> reports) {
    if (!json) {
      return;
    }
    List<Report> wanted = reports.stream().filter(report -> !unwanted(report)).toList();
    if (!quiet || !wanted.isEmpty()) {
      JsonText.print(JsonReport.of(wanted), terminal.out());
    }
    terminal.out().flush();
  }

  boolean quiet() {
    return quiet;
  }

  private boolean unwanted(Report report) {
    return quiet && report.verdict() == Verdict.HEALTHY;
  }
}
