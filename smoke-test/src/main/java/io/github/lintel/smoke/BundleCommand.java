package io.github.lintel.smoke;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.Endpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies a bundle before it is deployed. */
@Command(
    name = "bundle",
    description = "Verifies certificate chain and key before they are deployed.",
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {"", "Exit codes: 0 healthy, 1 degraded, 2 broken, 3 unknown, 64 bad usage."})
final class BundleCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "CHAIN",
      description = "PEM file: leaf first, then intermediates; with the key if no KEY is given.")
  private @Nullable Path chain;

  @Parameters(index = "1", arity = "0..1", paramLabel = "KEY", description = "PEM file: the key.")
  private @Nullable Path key;

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "A name that the bundle must serve. Repeatable, or several after it.")
  private List<String> names = new ArrayList<>();

  @Parameters(index = "2..*", arity = "0..*", hidden = true)
  private List<String> moreNames = new ArrayList<>();

  @Mixin private JudgingOptions judging = new JudgingOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private HelpOption help = new HelpOption();

  BundleCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    TlsVerifier.Builder settings = TlsVerifier.builder();
    judging.applyTo(settings);
    CertificateBundle bundle = BadInput.in(this::bundle);
    String[] all = Stream.concat(names.stream(), moreNames.stream()).toArray(String[]::new);
    Endpoint endpoint = BadInput.in("--name", () -> Endpoint.inMemory(bundle, all));
    Report report = settings.build().verify(endpoint);
    output.printEach(terminal, report);
    output.printAll(terminal, List.of(report));
    return ExitCode.of(report.verdict());
  }

  private CertificateBundle bundle() {
    Path chainFile = chain;
    Path keyFile = key;
    if (chainFile == null) {
      throw new BadInput("CHAIN is missing");
    }
    return keyFile == null
        ? CertificateBundle.pem(chainFile)
        : CertificateBundle.pem(chainFile, keyFile);
  }
}
