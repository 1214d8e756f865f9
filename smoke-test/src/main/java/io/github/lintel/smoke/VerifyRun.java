package io.github.lintel.smoke;

import static java.util.Objects.requireNonNull;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.endpoint.LiveEndpoint;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Verifies several endpoints at once and prints them in the order given. Used once. */
final class VerifyRun {
  private final Terminal terminal;
  private final OutputOptions output;
  private final ReportFiles reports;
  private final TlsVerifier verifier;
  private final Optional<Duration> patience;
  private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
  private final List<Report> kept = new ArrayList<>();

  /** Reports that are not printed yet, since one before them is missing. */
  private final SortedMap<Integer, Report> early = new TreeMap<>();

  private int done;
  private int printed;

  VerifyRun(
      Terminal terminal,
      OutputOptions output,
      ReportFiles reports,
      TlsVerifier verifier,
      Optional<Duration> patience) {
    this.patience = patience;
    this.terminal = terminal;
    this.output = output;
    this.reports = reports;
    this.verifier = verifier;
  }

  int verify(List<LiveEndpoint> endpoints) {
    int total = endpoints.size();
    ProgressLine progress = new ProgressLine(terminal, total, output.progress(terminal));
    Map<String, Deque<Integer>> places = places(endpoints);
    progress.show(done);
    try (Stream<Report> reports = verified(endpoints)) {
      terminal.interrupts().onInterrupt(reports::close);
      reports.forEach(
          report -> {
            early.put(requireNonNull(places.get(report.target())).remove(), report);
            done++;
            progress.clear();
            while (early.containsKey(printed)) {
              print(requireNonNull(early.remove(printed)));
            }
            progress.show(done);
          });
    } catch (CancellationException e) {
      progress.clear();
      return printInterrupted(endpoints);
    }
    progress.clear();
    return printEnd(total);
  }

  private Stream<Report> verified(List<LiveEndpoint> endpoints) {
    if (patience.isEmpty()) {
      return verifier.verifyAll(endpoints.stream());
    }
    WaitingRun waiting = new WaitingRun(verifier, patience.get(), endpoints);
    output.telling(waiting::of);
    return waiting.reports();
  }

  /** Where the reports of each target belong; those of the same target are alike. */
  private static Map<String, Deque<Integer>> places(List<LiveEndpoint> endpoints) {
    Map<String, Deque<Integer>> places = new HashMap<>();
    for (int i = 0; i < endpoints.size(); i++) {
      places.computeIfAbsent(endpoints.get(i).target(), first -> new ArrayDeque<>(1)).add(i);
    }
    return places;
  }

  private void print(Report report) {
    printed++;
    verdicts.merge(report.verdict(), 1, Integer::sum);
    if (reports.printed().isEmpty()) {
      output.printEach(terminal, report);
    }
    if (output.json() || reports.wanted()) { // which come all at the end
      kept.add(report);
    }
  }

  private int printEnd(int total) {
    printAll(List.of());
    if (total > 1 && !output.json() && !output.quiet() && reports.printed().isEmpty()) {
      terminal.out().println(summary(total));
    }
    return ExitCode.of(verdicts.keySet());
  }

  private int printInterrupted(List<LiveEndpoint> endpoints) {
    List<String> missing =
        IntStream.range(printed, endpoints.size())
            .filter(place -> !early.containsKey(place))
            .mapToObj(place -> endpoints.get(place).target())
            .toList();
    List.copyOf(early.values()).forEach(this::print);
    printAll(missing);
    terminal.complain("interrupted: " + done + " of " + endpoints.size() + " are known");
    return ExitCode.UNKNOWN;
  }

  private void printAll(List<String> notVerified) {
    output.printAll(terminal, kept, notVerified);
    if (reports.wanted()) {
      reports.write(output.run(kept, notVerified), terminal);
    }
  }

  private String summary(int total) {
    List<String> parts = new ArrayList<>();
    verdicts.forEach((verdict, count) -> parts.add(count + " " + verdict));
    return total + " targets: " + String.join(", ", parts);
  }
}
