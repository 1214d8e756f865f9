package io.github.lintel.junit;

import io.github.lintel.Report;
import io.github.lintel.Verdict;
import io.github.lintel.facts.Stage;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.MediaType;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.JUnitException;
import org.opentest4j.TestAbortedException;

/** The reports of a test class; they end with it. */
final class Reports {
  private static final Namespace NAMESPACE = Namespace.create(Reports.class);

  private Reports() {}

  /**
   * Returns the report that the class around {@code context}, or a class around that one, has under
   * this key; verifies if there is none. Tests that run at once wait for one verification.
   */
  // JUnit 6 has a new name for it, which JUnit 5 does not know.
  @SuppressWarnings("deprecation")
  static Report of(ExtensionContext context, Object key, Supplier<Report> verification) {
    Report report =
        classOf(context)
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(
                key, absent -> published(context, verification.get()), Report.class);
    return Objects.requireNonNull(report);
  }

  /** Verifies again, for this one test. */
  static Report fresh(ExtensionContext context, Supplier<Report> verification) {
    return published(context, verification.get());
  }

  /** Aborts the test, or the whole class, if the front door cannot be reached from here. */
  static void abortIfUnreachable(Report report) {
    if (unreachable(report)) {
      throw new TestAbortedException(
          report.target() + " cannot be reached from here\n\n" + report.explain());
    }
  }

  private static boolean unreachable(Report report) {
    if (report.verdict() == Verdict.UNKNOWN) {
      return true;
    }
    if (report.addresses().isEmpty()) {
      return report.rootCause().stream()
          .anyMatch(cause -> cause.id().text().equals("connection.name-not-resolved"));
    }
    return report.addresses().stream().noneMatch(node -> node.handshake().reached(Stage.CONNECTED));
  }

  private static Report published(ExtensionContext context, Report report) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("lintel.target", report.target());
    entries.put("lintel.verdict", report.verdict().toString());
    report.rootCause().ifPresent(cause -> entries.put("lintel.cause", cause.id().text()));
    report.healthyUntil().ifPresent(end -> entries.put("lintel.healthyUntil", end.toString()));
    context.publishReportEntry(entries);
    attach(context, report);
    return report;
  }

  private static void attach(ExtensionContext context, Report report) {
    try {
      context.publishFile(
          "front-door.txt",
          MediaType.TEXT_PLAIN_UTF_8,
          file -> Files.writeString(file, report.explain()));
    } catch (JUnitException nowhereToWrite) {
      // The text of a failure says the same; for the lack of a folder no test shall fail.
    }
  }

  private static ExtensionContext classOf(ExtensionContext context) {
    ExtensionContext at = context;
    while (at.getTestMethod().isPresent()) {
      at = at.getParent().orElseThrow();
    }
    return at;
  }
}
