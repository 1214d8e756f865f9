package io.github.lintel.smoke;

import static java.util.Objects.requireNonNull;

import io.github.lintel.Report;
import io.github.lintel.Verdict;
import io.github.lintel.facts.PrintableText;
import io.github.lintel.smoke.frontdoors.FrontDoor;
import io.github.lintel.smoke.frontdoors.FrontDoorBatch;
import io.github.lintel.smoke.frontdoors.FrontDoors;
import io.github.lintel.smoke.frontdoors.Verifiers;
import io.github.lintel.smoke.report.Entry;
import io.github.lintel.smoke.report.Run;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Verifies front doors of a file and prints a line for each, in the order of the file. */
final class SmokeRun {
  private static final int SENTENCE = 400;

  private final Terminal terminal;
  private final FrontDoors file;
  private final List<FrontDoor> doors;
  private final ReportFiles reports;
  private final boolean quiet;
  private final Clock clock;
  private final Map<FrontDoor, Report> known = new HashMap<>();
  private final int width;
  private int printed;

  SmokeRun(
      Terminal terminal,
      FrontDoors file,
      List<FrontDoor> doors,
      ReportFiles reports,
      boolean quiet,
      Clock clock) {
    this.terminal = terminal;
    this.file = file;
    this.doors = doors;
    this.reports = reports;
    this.quiet = quiet;
    this.clock = clock;
    this.width = doors.stream().mapToInt(door -> door.name().length()).max().orElse(0);
  }

  int verify(Verifiers verifiers) {
    boolean interrupted = false;
    boolean bar = terminal.errIsTerminal() && !quiet;
    try (FrontDoorBatch batch = new FrontDoorBatch(doors, verifiers);
        SmokeProgress progress = new SmokeProgress(terminal, doors.size(), bar)) {
      terminal.interrupts().onInterrupt(batch::close);
      batch.forEach(
          (door, report) -> {
            known.put(door, report);
            progress.step();
            printKnown(progress);
          });
    } catch (CancellationException e) {
      interrupted = true;
    }
    if (interrupted) {
      doors.stream().skip(printed).filter(known::containsKey).forEach(this::print);
    }
    reports.write(result(), terminal);
    if (interrupted) {
      terminal.complain("interrupted: " + known.size() + " of " + doors.size() + " are known");
      return ExitCode.UNKNOWN;
    }
    printSummary();
    return ExitCode.of(known.values().stream().map(Report::verdict).toList());
  }

  private void printKnown(SmokeProgress progress) {
    int end = printed;
    while (end < doors.size() && known.containsKey(doors.get(end))) {
      end++;
    }
    if (end > printed) {
      List<FrontDoor> next = doors.subList(printed, end);
      progress.above(() -> next.forEach(this::print));
      printed = end;
    }
  }

  private void print(FrontDoor door) {
    Report report = requireNonNull(known.get(door));
    boolean healthy = report.verdict() == Verdict.HEALTHY;
    if (reports.printed().isPresent() || (quiet && healthy)) {
      return;
    }
    String cause =
        report
            .rootCause()
            .map(
                finding -> finding.id() + ": " + PrintableText.escape(finding.sentence(), SENTENCE))
            .orElse("");
    String name = door.name() + " ".repeat(width - door.name().length());
    terminal.out().println("%-8s  %s  %s".formatted(report.verdict(), name, cause).stripTrailing());
  }

  private void printSummary() {
    if (reports.printed().isPresent() || quiet) {
      return;
    }
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    known.values().forEach(report -> counts.merge(report.verdict(), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    counts.forEach((verdict, count) -> parts.add(count + " " + verdict));
    terminal
        .out()
        .println(
            doors.size()
                + (doors.size() == 1 ? " front door: " : " front doors: ")
                + String.join(", ", parts));
  }

  private Run result() {
    List<Entry> entries = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (FrontDoor door : doors) {
      Report report = known.get(door);
      if (report == null) {
        missing.add(door.name());
      } else {
        Entry.Source source = new Entry.Source(file.file().toString(), door.line());
        entries.add(new Entry(door.name(), report, Optional.of(source), Optional.empty()));
      }
    }
    return new Run(clock.instant(), entries, missing);
  }
}
