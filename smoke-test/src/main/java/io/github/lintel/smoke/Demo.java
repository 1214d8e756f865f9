package io.github.lintel.smoke;

import io.github.lintel.AddressReport;
import io.github.lintel.Report;
import io.github.lintel.TextStyle;
import io.github.lintel.Verdict;
import io.github.lintel.check.Finding;
import io.github.lintel.check.Severity;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells the story of an outage around real reports, and checks that it plays out as told. */
final class Demo {
  private static final int PLAYED_OUT_DIFFERENTLY = 1;

  private final PrintWriter out;
  private final TextStyle style;
  private final List<String> differences = new ArrayList<>();

  Demo(PrintWriter out, TextStyle style) {
    this.out = out;
    this.style = style;
  }

  int play() {
    out.println(
        """
        AN OUTAGE, REPLAYED
        Three front doors in this process play the nodes of shop.example.com.
        Nothing leaves this machine, and the calendar is set for the story.
        """);
    try (Outage outage = Outage.begin()) {
      renewal(outage);
      outage(outage);
      repair(outage);
    }
    return end();
  }

  private void renewal(Outage outage) {
    out.println(
        """
        1. THE RENEWAL, 20 February 2027

        The certificate of the shop ends on 2 March at 08:00 UTC. The renewed one
        lies on disk. Before it goes out, the deployment asks whether it is good:

        $ lintel bundle fullchain.pem privkey.pem --name shop.example.com
        """);
    Report report = outage.verifyBundle();
    print(report);
    expect(report.verdict() == Verdict.HEALTHY, "the renewed bundle is " + report.verdict());
    out.println(
        """
        It is good, and is copied to all three nodes. Node 1 is reloaded. The reload
        of node 2 is forgotten. Node 3 is reloaded, but its configuration does not
        fit the new files. For ten days nobody notices.
        """);
  }

  private void outage(Outage outage) {
    out.println(
        """
        2. THE OUTAGE, 2 March 2027, 09:05 UTC

        Customers cannot get in. Is it the database, the application, the network?
        One question to the front door, for every address behind its name:

        $ lintel verify %s --expect fullchain.pem
        """
            .formatted(outage.endpoint()));
    Report report = outage.verifyNodes(Outage.OUTAGE);
    print(report);
    expect(report.verdict() == Verdict.BROKEN, "the verdict of the outage is " + report.verdict());
    expect(
        report.rootCause().filter(cause -> cause.id().group().equals("deployment")).isPresent(),
        "the root cause is " + id(report.rootCause()) + ", not one of deployment.*");
    expectNode(report, outage.address(1), Verdict.HEALTHY, "nothing", finding -> false);
    expectNode(
        report,
        outage.address(2),
        Verdict.BROKEN,
        "certificate.expired",
        finding -> finding.id().text().equals("certificate.expired"));
    expectNode(
        report,
        outage.address(3),
        Verdict.BROKEN,
        "handshake.*",
        finding -> finding.id().group().equals("handshake"));
  }

  private void repair(Outage outage) {
    out.println(
        """
        3. THE REPAIR, two minutes later

        Node 2 is reloaded, node 3 gets the right configuration. The same question:

        $ lintel verify %s --expect fullchain.pem
        """
            .formatted(outage.endpoint()));
    outage.reload();
    Report report = outage.verifyNodes(Outage.REPAIR);
    print(report);
    expect(report.verdict() == Verdict.HEALTHY, "after the repair it is " + report.verdict());
  }

  private int end() {
    if (differences.isEmpty()) {
      out.println("The story played out as told.");
      return 0;
    }
    out.println("The story played out differently:");
    differences.forEach(difference -> out.println("- " + difference));
    return PLAYED_OUT_DIFFERENTLY;
  }

  private void print(Report report) {
    out.println(report.explain(style).stripTrailing());
    out.println();
    out.println("(exit code " + ExitCode.of(report.verdict()) + ")");
    out.println();
    out.flush();
  }

  private void expectNode(
      Report report, String address, Verdict verdict, String what, Predicate<Finding> error) {
    Optional<AddressReport> node =
        report.addresses().stream().filter(a -> a.address().text().equals(address)).findFirst();
    if (node.isEmpty()) {
      differences.add("there is no report about " + address);
      return;
    }
    expect(
        node.get().verdict() == verdict,
        address + " is " + node.get().verdict() + ", not " + verdict);
    boolean found =
        report.findings().stream()
            .filter(f -> f.severity() == Severity.ERROR)
            .filter(f -> f.where().address().filter(a -> a.text().equals(address)).isPresent())
            .anyMatch(error);
    expect(found == (verdict == Verdict.BROKEN), "no error of " + what + " at " + address);
  }

  private void expect(boolean told, String difference) {
    if (!told) {
      differences.add(difference);
    }
  }

  private static String id(Optional<Finding> finding) {
    return finding.map(found -> found.id().text()).orElse("none");
  }
}
