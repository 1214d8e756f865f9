package io.github.lintel.smoke;

import io.github.lintel.Convergence;
import io.github.lintel.Report;
import io.github.lintel.TextStyle;
import io.github.lintel.Verdict;
import io.github.lintel.facts.Change;
import io.github.lintel.facts.PrintableText;
import io.github.lintel.facts.Snapshot;
import io.github.lintel.smoke.report.Entry;
import io.github.lintel.smoke.report.ReportFormat;
import io.github.lintel.smoke.report.Run;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--against-report",
      paramLabel = "FILE",
      description = "Say what is served otherwise than in a report that was kept with --json.")
  private @Nullable Path earlierReport;

  private @Nullable SavedReports saved;
  private Function<Report, Optional<Convergence>> convergences = report -> Optional.empty();

  OutputOptions() {}

  /** Returns what a target served when the report was made that this one is compared with. */
  Optional<Snapshot> earlier(String target) {
    return comparing() ? saved().of(target) : Optional.empty();
  }

  /** Tells with each report, where it is known, how its nodes came to agree. */
  void telling(Function<Report, Optional<Convergence>> value) {
    convergences = value;
  }

  /** Returns whether there is a report to compare with. */
  boolean comparing() {
    return earlierReport != null;
  }

  /** Returns what was served when the report was made that is given for the comparison. */
  Optional<Snapshot> firstEarlier() {
    return comparing() ? Optional.of(saved().first()) : Optional.empty();
  }

  /** Says something beside the reports, where it does not disturb whoever reads them. */
  void say(Terminal terminal, String line) {
    if (json) {
      terminal.complain(line);
    } else if (!quiet) {
      terminal.out().println(line);
    }
  }

  private SavedReports saved() {
    Path file = earlierReport;
    SavedReports reports = saved;
    if (reports == null) {
      reports = SavedReports.read(Objects.requireNonNull(file));
      saved = reports;
    }
    return reports;
  }

  /** Returns what is served otherwise than before, if there is something to compare with. */
  Optional<List<Change>> changes(Report report) {
    return report.facts().bundle().isPresent()
        ? Optional.empty()
        : earlier(report.target()).map(report.snapshot()::changesSince);
  }

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
    convergences.apply(report).ifPresent(c -> terminal.out().println(c.history(style)));
    earlier(report.target()).ifPresent(earlier -> printChanges(terminal, report, earlier));
    terminal.out().flush();
  }

  private void printChanges(Terminal terminal, Report report, Snapshot earlier) {
    Optional<List<Change>> changes = changes(report);
    if (changes.isEmpty()) {
      return;
    }
    terminal
        .out()
        .println(
            changes.get().isEmpty()
                ? "Nothing has changed since " + earlier.takenAt() + "."
                : "Changes since " + earlier.takenAt() + ":");
    for (Change change : changes.get()) {
      String line = "  " + String.join(", ", change.addresses()) + ": " + change.sentence();
      terminal.out().println(PrintableText.escape(line));
    }
    terminal.out().println();
  }

  /** Prints what {@code --json} prints at the end. */
  void printAll(Terminal terminal, List<Report> reports, List<String> notVerified) {
    if (!json) {
      return;
    }
    List<Report> wanted = reports.stream().filter(report -> !unwanted(report)).toList();
    if (!quiet || !wanted.isEmpty()) {
      ReportFormat.JSON.write(run(wanted, notVerified), terminal.out());
    }
    terminal.out().flush();
  }

  /** Returns these reports with what else is known, as every format tells them. */
  Run run(List<Report> reports, List<String> notVerified) {
    List<Entry> entries =
        reports.stream()
            .map(
                report ->
                    new Entry(
                        report.target(),
                        report,
                        Optional.empty(),
                        changes(report),
                        convergences.apply(report)))
            .toList();
    Instant at =
        reports.stream()
            .map(Report::checkedAt)
            .max(Comparator.naturalOrder())
            .orElseGet(() -> Clock.systemUTC().instant());
    return new Run(at, entries, notVerified);
  }

  boolean quiet() {
    return quiet;
  }

  boolean unwanted(Report report) {
    return quiet && report.verdict() == Verdict.HEALTHY;
  }
}
