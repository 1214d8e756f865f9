package io.github.lintel.smoke;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.endpoint.LiveEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** Verifies several endpoints at once and prints them in the order given. Used once. */
final class VerifyRun {
  /** Enough to hide waiting; few enough to stay gentle to resolvers, and within open files. */
  private static final int AT_ONCE = 16;

  private final Terminal terminal;
  private final OutputOptions output;
  private final TlsVerifier verifier;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

  VerifyRun(Terminal terminal, OutputOptions output, TlsVerifier verifier) {
    this.terminal = terminal;
    this.output = output;
    this.verifier = verifier;
  }

  int verify(List<LiveEndpoint> endpoints) {
    terminal.interrupts().onInterrupt(() -> events.add(new Interrupted()));
    int total = endpoints.size();
    ProgressLine progress = new ProgressLine(terminal, total, output.progress(terminal));
    List<CompletableFuture<Report>> running = new ArrayList<>();
    List<Optional<Report>> reports = new ArrayList<>();
    int done = 0;
    int printed = 0;
    progress.show(done);
    while (done < total) {
      while (running.size() < total && running.size() - done < AT_ONCE) {
        running.add(start(running.size(), endpoints.get(running.size())));
        reports.add(Optional.empty());
      }
      if (!(next() instanceof Ended ended)) {
        running.forEach(future -> future.cancel(true));
        progress.clear();
        return printInterrupted(endpoints, reports, printed);
      }
      reports.set(ended.index(), Optional.of(report(ended)));
      done++;
      progress.clear();
      while (printed < reports.size() && reports.get(printed).isPresent()) {
        output.printEach(terminal, reports.get(printed++).orElseThrow());
      }
      progress.show(done);
    }
    progress.clear();
    return printEnd(reports.stream().flatMap(Optional::stream).toList());
  }

  private CompletableFuture<Report> start(int index, LiveEndpoint endpoint) {
    CompletableFuture<Report> future = verifier.verifyAsync(endpoint);
    future.whenComplete(
        (report, failure) ->
            events.add(
                new Ended(index, Optional.ofNullable(report), Optional.ofNullable(failure))));
    return future;
  }

  private Event next() {
    try {
      return events.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Interrupted();
    }
  }

  private static Report report(Ended ended) {
    return ended
        .report()
        .orElseThrow(() -> new IllegalStateException(ended.failure().orElse(null)));
  }

  private int printEnd(List<Report> reports) {
    output.printAll(terminal, reports);
    if (reports.size() > 1 && !output.json() && !output.quiet()) {
      terminal.out().println(summary(reports));
    }
    return ExitCode.of(reports);
  }

  private int printInterrupted(
      List<LiveEndpoint> endpoints, List<Optional<Report>> reports, int printed) {
    for (int i = printed; i < endpoints.size(); i++) {
      Optional<Report> report = i < reports.size() ? reports.get(i) : Optional.empty();
      report.ifPresent(known -> output.printEach(terminal, known));
    }
    List<Report> known = reports.stream().flatMap(Optional::stream).toList();
    output.printAll(terminal, known);
    terminal.complain("interrupted: " + known.size() + " of " + endpoints.size() + " are known");
    return ExitCode.UNKNOWN;
  }

  private static String summary(List<Report> reports) {
    List<String> parts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      long count = reports.stream().filter(report -> report.verdict() == verdict).count();
      if (count > 0) {
        parts.add(count + " " + verdict);
      }
    }
    return reports.size() + " targets: " + String.join(", ", parts);
  }

  private sealed interface Event {}

  private record Ended(int index, Optional<Report> report, Optional<Throwable> failure)
      implements Event {}

  private record Interrupted() implements Event {}
}
