package io.github.lintel.smoke;

import io.github.lintel.AddressReport;
import io.github.lintel.Report;
import io.github.lintel.check.Finding;
import io.github.lintel.smoke.serverconfig.BundleFiles;
import io.github.lintel.smoke.serverconfig.Site;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The remedy for a server that serves other certificates than its configuration names: what is on
 * disk is known to be there, so it has to be loaded.
 */
final class ReloadRemedy {
  private static final Set<String> NOT_LOADED =
      Set.of(
          "deployment.not-expected-certificate",
          "deployment.nodes-differ",
          "deployment.key-types-differ");

  private ReloadRemedy() {}

  static Report in(Report report, String server, Site site) {
    String files =
        site.bundles().stream().map(BundleFiles::chain).collect(Collectors.joining(" and "));
    String remedy =
        server.equals("nginx")
            ? "Reload nginx (nginx -t && nginx -s reload): it has not loaded " + files + "."
            : "Reload HAProxy (check with haproxy -c, then reload its service): it has not loaded "
                + files
                + ".";
    UnaryOperator<Finding> change =
        finding -> NOT_LOADED.contains(finding.id().text()) ? with(finding, remedy) : finding;
    return new Report(
        report.target(),
        report.checkedAt(),
        report.verdict(),
        report.rootCause().map(change),
        report.findings().stream().map(change).toList(),
        report.addresses().stream().map(node -> node(node, change)).toList(),
        report.healthyUntil(),
        report.acceptedUntil(),
        report.facts());
  }

  private static AddressReport node(AddressReport node, UnaryOperator<Finding> change) {
    List<Finding> findings = node.findings().stream().map(change).toList();
    return new AddressReport(
        node.address(),
        node.verdict(),
        node.rootCause().map(change),
        findings,
        node.facts(),
        node.paths(),
        node.revocation());
  }

  private static Finding with(Finding finding, String remedy) {
    return new Finding(
        finding.check(),
        finding.severity(),
        finding.where(),
        finding.evidence(),
        remedy,
        finding.inconclusive(),
        finding.acceptance(),
        finding.overdue());
  }
}
