package io.github.lintel.junit;

import io.github.lintel.CheckCatalog;
import io.github.lintel.Report;
import io.github.lintel.Verdict;
import io.github.lintel.check.CheckId;
import io.github.lintel.check.Finding;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/**
 * Assertions on reports. The text of a failure is the whole explanation: cause, remedy, every node.
 */
public final class TlsAssertions {
  private TlsAssertions() {}

  /**
   * Asserts that nobody has to do anything. Also fails if something was accepted until a day that
   * has passed and is still found, however small it is.
   *
   * @throws AssertionFailedError unless the verdict is HEALTHY
   */
  public static void assertHealthy(Report report) {
    boolean overdue = report.findings().stream().anyMatch(f -> f.overdue().isPresent());
    if (report.verdict() != Verdict.HEALTHY || overdue) {
      throw new AssertionFailedError(report.explain(), Verdict.HEALTHY, report.verdict());
    }
  }

  /**
   * Asserts that clients get in. DEGRADED will do. UNKNOWN will not, as with {@link
   * Report#orThrow()}: what could not be told is not asserted.
   *
   * @throws AssertionFailedError if the verdict is BROKEN or UNKNOWN
   */
  public static void assertNotBroken(Report report) {
    if (report.verdict() == Verdict.BROKEN || report.verdict() == Verdict.UNKNOWN) {
      throw new AssertionFailedError(
          report.explain(), List.of(Verdict.HEALTHY, Verdict.DEGRADED), report.verdict());
    }
  }

  /**
   * Asserts that a check found something, of any severity, accepted or not. What it could not tell
   * is not found.
   *
   * @param checkId as in {@code chain.missing-intermediate}
   * @throws AssertionFailedError if it did not; the text names what was found
   * @throws IllegalArgumentException if it is not a check id
   */
  public static void assertFinds(Report report, String checkId) {
    CheckId wanted = CheckId.of(checkId);
    List<CheckId> found =
        report.findings().stream()
            .filter(finding -> !finding.inconclusive())
            .map(Finding::id)
            .distinct()
            .toList();
    if (!found.contains(wanted)) {
      throw new AssertionFailedError(notFound(wanted) + "\n\n" + report.explain(), wanted, found);
    }
  }

  // An observer may bring checks of its own, so a name that is not in the catalog can be right.
  private static String notFound(CheckId wanted) {
    boolean known = CheckCatalog.builtIn().stream().anyMatch(info -> info.id().equals(wanted));
    return wanted + " was not found" + (known ? "" : "; there is no built-in check of that name");
  }
}
