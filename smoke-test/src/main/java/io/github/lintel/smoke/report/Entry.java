package io.github.lintel.smoke.report;

import io.github.lintel.Convergence;
import io.github.lintel.Report;
import io.github.lintel.facts.Change;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One front door and what was found.
 *
 * @param name what people call it; its target if it has no other name
 * @param report what was found
 * @param source where it is declared
 * @param changes what is served otherwise than before, if that is known
 * @param convergence how its nodes came to agree, if that was waited for
 */
public record Entry(
    String name,
    Report report,
    Optional<Source> source,
    Optional<List<Change>> changes,
    Optional<Convergence> convergence) {

  /** A front door that was looked at once. */
  public Entry(
      String name, Report report, Optional<Source> source, Optional<List<Change>> changes) {
    this(name, report, source, changes, Optional.empty());
  }

  /** A front door that is known by its target alone. */
  public static Entry of(Report report) {
    return new Entry(report.target(), report, Optional.empty(), Optional.empty());
  }

  /**
   * Where a front door is declared.
   *
   * @param file the file's name
   * @param line the first line is 1
   */
  public record Source(String file, int line) {}

  /** Returns the name, with the target if that is another. */
  String title() {
    return name.equals(report.target()) ? name : name + " (" + report.target() + ")";
  }

  /** Returns how long the handshakes took: those with the slowest node, and the name. */
  Duration took() {
    return report.facts().addresses().stream()
        .map(
            node ->
                node.handshakes().stream()
                    .map(handshake -> handshake.timings().ended())
                    .reduce(Duration.ZERO, Duration::plus))
        .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b)
        .plus(report.facts().resolution().took());
  }
}
