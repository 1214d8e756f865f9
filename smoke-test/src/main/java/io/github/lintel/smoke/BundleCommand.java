package io.github.lintel.smoke;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.InMemoryEndpoint;
import io.github.lintel.endpoint.KeyPassword;
import io.github.lintel.facts.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    footer = {
      "",
      "Files: PEM in any order, DER, PKCS#7, PKCS#12, JKS.",
      "Exit codes: 0 healthy, 1 degraded, 2 broken, 3 unknown, 64 bad usage.",
      "With --fix the exit code is that of the repaired chain."
    })
final class BundleCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "CHAIN",
      description = "File: leaf first, then intermediates; with the key if no KEY is given.")
  private @Nullable Path chain;

  @Parameters(index = "1", arity = "0..1", paramLabel = "KEY", description = "File: the key.")
  private @Nullable Path key;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "A name that the bundle must serve. Repeatable, or several after it.")
  private List<String> names = new ArrayList<>();

  @Parameters(index = "2..*", arity = "0..*", hidden = true)
  private List<String> moreNames = new ArrayList<>();

  @Option(
      names = "--also",
      paramLabel = "CHAIN",
      description = "Served beside it, with a key of another type.")
  private @Nullable Path otherChain;

  @Option(names = "--also-key", paramLabel = "KEY", description = "The key of --also.")
  private @Nullable Path otherKey;

  @Mixin private KeyPasswordOptions passwords = new KeyPasswordOptions();
  @Mixin private ReplacedOptions replaced = new ReplacedOptions();

  @Option(
      names = "--fix",
      paramLabel = "OUT",
      description = "Write the chain in order, without root and duplicates; OUT must not exist.")
  private @Nullable Path fixed;

  @Option(names = "--with-key", description = "Write the private key to OUT too, as HAProxy wants.")
  private boolean withKey;

  @Mixin private JudgingOptions judging = new JudgingOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private HelpOption help = new HelpOption();

  BundleCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path out = fixed;
    if (out == null) {
      if (withKey) {
        throw new BadInput("--with-key needs --fix");
      }
    } else {
      if (otherChain != null) {
        throw new BadInput("--fix repairs one chain: run it for each, without --also");
      }
      ChainFix.requireAbsent(out);
    }
    TlsVerifier.Builder settings = TlsVerifier.builder();
    judging.applyTo(settings);
    TlsVerifier verifier = settings.build();
    InMemoryEndpoint endpoint = endpoint(verifier);
    Report report = verifier.verify(endpoint);
    output.printEach(terminal, report);
    if (out == null) {
      output.printAll(terminal, List.of(report), List.of());
      return ExitCode.of(report.verdict());
    }
    ChainFix fix = new ChainFix(verifier, endpoint, withKey);
    Optional<Report> after = fix.write(report, out);
    output.printAll(terminal, Stream.concat(Stream.of(report), after.stream()).toList(), List.of());
    fix.messages().forEach(line -> output.say(terminal, line));
    return ExitCode.of(after.orElse(report).verdict());
  }

  private InMemoryEndpoint endpoint(TlsVerifier verifier) {
    KeyPassword password = passwords.password(terminal);
    CertificateBundle first =
        bundle(Optional.ofNullable(chain), Optional.ofNullable(key), "CHAIN is missing");
    Optional<CertificateBundle> second =
        otherChain == null && otherKey == null
            ? Optional.empty()
            : Optional.of(
                bundle(
                    Optional.ofNullable(otherChain),
                    Optional.ofNullable(otherKey),
                    "--also-key needs --also"));
    String[] all =
        Stream.of(names, moreNames, names.isEmpty() ? replaced.names() : List.<String>of())
            .flatMap(List::stream)
            .toArray(String[]::new);
    if (all.length == 0) {
      throw new BadInput("a name is missing: --name NAME (or --against HOST, for that name)");
    }
    InMemoryEndpoint endpoint =
        BadInput.in("--name", () -> Endpoint.inMemory(first.withPassword(password), all));
    if (second.isPresent()) {
      endpoint = endpoint.and(second.get().withPassword(password));
    }
    Optional<Snapshot> snapshot = replaced.snapshot(verifier, terminal, output);
    return snapshot.map(endpoint::replacing).orElse(endpoint);
  }

  private static CertificateBundle bundle(
      Optional<Path> chainFile, Optional<Path> keyFile, String complaint) {
    Path file = chainFile.orElseThrow(() -> new BadInput(complaint));
    return BadInput.in(
        () ->
            keyFile.isEmpty()
                ? CertificateBundle.pem(file)
                : CertificateBundle.pem(file, keyFile.get()));
  }
}
