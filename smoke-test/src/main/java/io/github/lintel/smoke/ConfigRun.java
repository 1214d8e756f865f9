package io.github.lintel.smoke;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.InMemoryEndpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.facts.PrintableText;
import io.github.lintel.smoke.report.JsonText;
import io.github.lintel.smoke.serverconfig.Remark;
import io.github.lintel.smoke.serverconfig.Site;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges the sites of a configuration one after the other, and tells. Used once. */
final class ConfigRun {
  private final Terminal terminal;
  private final OutputOptions output;
  private final TlsVerifier verifier;
  private final ConfigBundles bundles;
  private final Optional<String> live;
  private final List<ConfigJson.Told> told = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();
  private final Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);

  ConfigRun(
      Terminal terminal,
      OutputOptions output,
      TlsVerifier verifier,
      ConfigBundles bundles,
      Optional<String> live) {
    this.terminal = terminal;
    this.output = output;
    this.verifier = verifier;
    this.bundles = bundles;
    this.live = live;
  }

  void verify(Site site) {
    InMemoryEndpoint endpoint;
    try {
      endpoint = endpoint(site);
    } catch (BadInput e) { // then the server does not start either
      remarks.add(new Remark(site.place(), String.valueOf(e.getMessage())));
      verdicts.add(Verdict.BROKEN);
      return;
    }
    tell(site, verifier.verify(endpoint));
    if (live.isPresent()) {
      ConfigLive now = new ConfigLive(site, live.get());
      remarks.addAll(now.remarks());
      for (LiveEndpoint door : now.endpoints()) {
        tell(site, ReloadRemedy.in(verifier.verify(door), bundles.server(), site));
      }
    }
  }

  /** Says what was not understood, and returns the exit code. */
  int end(List<Remark> ofConfiguration) {
    List<Remark> all = new ArrayList<>(ofConfiguration);
    all.addAll(remarks);
    if (output.json()) {
      List<ConfigJson.Told> shown =
          told.stream().filter(one -> !output.unwanted(one.report())).toList();
      JsonText.print(ConfigJson.of(shown, all), terminal.out());
    } else if (!all.isEmpty()) {
      terminal.out().println("Not understood, or not as it seems:");
      all.forEach(remark -> terminal.out().println("  " + PrintableText.escape(remark.toString())));
    }
    terminal.out().flush();
    return ExitCode.of(verdicts);
  }

  private void tell(Site site, Report report) {
    verdicts.add(report.verdict());
    told.add(new ConfigJson.Told(bundles.server(), site, report));
    if (output.json() || output.unwanted(report)) {
      return;
    }
    String subject = PrintableText.escape(bundles.server() + " " + heading(site));
    if (report.verdict() == Verdict.HEALTHY) {
      String until = report.healthyUntil().map(moment -> ", stays so until " + moment).orElse("");
      terminal.out().println("HEALTHY  " + subject);
      terminal.out().println("  " + PrintableText.escape(report.target()) + until);
      terminal.out().println();
    } else {
      terminal.out().println(subject);
      output.printEach(terminal, report);
    }
  }

  private static String heading(Site site) {
    String where = site.listeners().stream().map(Object::toString).collect(Collectors.joining(" "));
    List<String> names = new ArrayList<>(site.names());
    if (site.isDefault()) {
      names.add("(default)");
    }
    return where + " " + String.join(" ", names) + ", " + site.place();
  }

  private InMemoryEndpoint endpoint(Site site) {
    List<CertificateBundle> all = site.bundles().stream().map(bundles::read).toList();
    String[] names = ConfigLive.names(site).toArray(String[]::new);
    InMemoryEndpoint endpoint = BadInput.in(() -> Endpoint.inMemory(all.get(0), names));
    for (CertificateBundle other : all.subList(1, all.size())) {
      endpoint = endpoint.and(other);
    }
    return endpoint;
  }
}
