package io.github.lintel.junit;

import io.github.lintel.AddressReport;
import io.github.lintel.Report;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.Finding;
import io.github.lintel.check.Severity;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/**
 * A report as a tree of tests for a {@code @TestFactory}: one container for what concerns the whole
 * front door and one for each address, in it one test for each check that found something. What is
 * a NOTE or accepted passes; everything else fails with its sentence and its remedy. Where nothing
 * was found, one test says what is served.
 */
public final class FrontDoorTests {
  private FrontDoorTests() {}

  /** Returns the tree. */
  public static Stream<DynamicNode> of(Report report) {
    List<Finding> whole =
        report.findings().stream()
            .filter(
                finding ->
                    report.addresses().stream().noneMatch(a -> a.findings().contains(finding)))
            .toList();
    DynamicTest verdict =
        DynamicTest.dynamicTest(
            "verdict: " + report.verdict(), () -> TlsAssertions.assertHealthy(report));
    return Stream.concat(
        Stream.of(
            DynamicContainer.dynamicContainer(
                report.target(), Stream.concat(Stream.of(verdict), tests(whole)))),
        report.addresses().stream().map(FrontDoorTests::container));
  }

  private static DynamicContainer container(AddressReport node) {
    Stream<DynamicTest> tests =
        node.findings().isEmpty()
            ? Stream.of(DynamicTest.dynamicTest("nothing found", () -> {}))
            : tests(node.findings());
    return DynamicContainer.dynamicContainer(Words.of(node), tests);
  }

  private static Stream<DynamicTest> tests(Collection<Finding> findings) {
    Map<CheckInfo, List<Finding>> byCheck = new LinkedHashMap<>();
    for (Finding finding : findings) {
      byCheck.merge(
          finding.check(),
          List.of(finding),
          (all, more) -> Stream.concat(all.stream(), more.stream()).toList());
    }
    return byCheck.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey().id().text(), () -> assertTolerable(entry.getValue())));
  }

  private static void assertTolerable(List<Finding> findings) {
    String text =
        findings.stream()
            .filter(finding -> finding.counts() && finding.severity() != Severity.NOTE)
            .map(Words::of)
            .reduce((one, other) -> one + "\n" + other)
            .orElse("");
    if (!text.isEmpty()) {
      throw new AssertionFailedError(text);
    }
  }
}
