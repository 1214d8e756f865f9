package io.github.lintel.smoke;

import static java.util.Objects.requireNonNull;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.smoke.frontdoors.FrontDoors;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a first file of front doors from what is served now. */
@Command(
    name = "init",
    description = "Writes a first lintel.yaml from what is served now, and its schema for editors.",
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {"", "Files that exist are left alone."})
final class InitCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(arity = "0..*", paramLabel = "HOST", description = "host, host:port or https URL.")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "The file to write (default: lintel.yaml).")
  private Path file = Path.of(FrontDoors.FILE);

  @Mixin private ResolveOptions resolve = new ResolveOptions();
  @Mixin private JudgingOptions judging = new JudgingOptions();
  @Mixin private HelpOption help = new HelpOption();

  InitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    NewFile.requireAbsent("init", file);
    if (targets.isEmpty()) {
      throw new BadInput("a host is missing: lintel init HOST...");
    }
    Map<String, LiveEndpoint> endpoints = new LinkedHashMap<>();
    for (LiveEndpoint endpoint : resolve.of(targets.stream().map(Targets::parse).toList())) {
      endpoints.putIfAbsent(endpoint.target(), endpoint);
    }
    TlsVerifier.Builder settings = TlsVerifier.builder();
    judging.applyTo(settings);
    Map<String, Report> reports = new HashMap<>();
    try (Stream<Report> all = settings.build().verifyAll(endpoints.values().stream())) {
      terminal.interrupts().onInterrupt(all::close);
      all.forEach(report -> reports.put(report.target(), report));
    } catch (CancellationException e) {
      terminal.complain("interrupted: nothing was written");
      return ExitCode.UNKNOWN;
    }
    FirstFile first = new FirstFile(file, judging.roots());
    endpoints.forEach(
        (target, endpoint) -> first.add(endpoint, requireNonNull(reports.get(target))));
    NewFile.write("init", file, first.text(), false);
    Path schema = file.resolveSibling(FirstFile.SCHEMA);
    if (!Files.exists(schema, LinkOption.NOFOLLOW_LINKS)) {
      NewFile.write("init", schema, FirstFile.schema(), false);
    }
    terminal.out().println("Wrote " + file + ". Read it, then: lintel smoke" + option());
    return 0;
  }

  private String option() {
    return file.equals(Path.of(FrontDoors.FILE)) ? "" : " -f " + file;
  }
}
