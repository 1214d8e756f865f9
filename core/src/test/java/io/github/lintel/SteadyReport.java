package io.github.lintel;

import io.github.lintel.check.Evidence;
import io.github.lintel.check.Finding;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A report whose sentences are the same in every run. What differs is taken out of them before they
 * are broken into lines: a time of another length would break them elsewhere.
 */
final class SteadyReport {
  private SteadyReport() {}

  /**
   * Returns the explanation of a report.
   *
   * @param port of the front door, which becomes 8443; times become {@code N ms}
   * @param more what else differs from run to run
   */
  static String explain(Report report, int port, UnaryOperator<String> more) {
    UnaryOperator<String> steady =
        text ->
            more.apply(
                text.replace(String.valueOf(port), "8443")
                    .replaceAll("\\d+(\\.\\d+)? m?s\\b", "N ms"));
    Report same =
        new Report(
            report.target(),
            report.checkedAt(),
            report.verdict(),
            report.rootCause().map(finding -> steady(finding, steady)),
            report.findings().stream().map(finding -> steady(finding, steady)).toList(),
            report.addresses(),
            report.healthyUntil(),
            report.acceptedUntil(),
            report.facts());
    return steady.apply(same.explain());
  }

  private static Finding steady(Finding finding, UnaryOperator<String> steady) {
    return new Finding(
        finding.check(),
        finding.severity(),
        finding.where(),
        new Said(steady.apply(finding.sentence())),
        steady.apply(finding.remedy()),
        finding.inconclusive(),
        finding.acceptance(),
        finding.overdue());
  }

  private record Said(String sentence) implements Evidence {
    @Override
    public Map<String, Object> values() {
      return Map.of();
    }
  }
}
