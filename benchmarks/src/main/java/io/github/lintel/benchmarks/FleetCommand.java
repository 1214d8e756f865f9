package io.github.lintel.benchmarks;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.endpoint.TrustAnchors;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures many verifications of one front door, and what others need for a handshake with it. */
@Command(
    name = "fleet",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures many verifications of one front door.")
final class FleetCommand implements Callable<Integer> {
  static final int NOTHING_MEASURED = 1;
  static final int USAGE = 64;

  /** It is slow to compile; after these it is warm. */
  private static final int JSSE_HANDSHAKES = 2000;

  /** Where the rate of a thread or a goroutine for each connection is at its best. */
  private static final int THEIR_IN_FLIGHT = 64;

  @Mixin private TargetOptions front = new TargetOptions();

  @Option(names = "--count", defaultValue = "5000", description = "Verifications in a round.")
  private int count;

  @Option(names = "--in-flight", defaultValue = "512", description = "How many at once.")
  private int inFlight;

  @Option(
      names = "--both-key-types",
      description = "Asks for a certificate of the other key type too: a second handshake.")
  private boolean bothKeyTypes;

  @Option(names = "--warm-up", defaultValue = "20000", description = "Verifications before.")
  private int warmUp;

  @Option(names = "--rounds", defaultValue = "3", description = "The medians of these count.")
  private int rounds;

  @Option(
      names = "--reference",
      split = ",",
      description = "Measures in turn with: ${COMPLETION-CANDIDATES}.")
  private Set<Other> references = EnumSet.noneOf(Other.class);

  @Option(names = "--seconds", defaultValue = "5", description = "How long openssl runs a round.")
  private int seconds;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Clients to compare with. */
  enum Other {
    openssl,
    libssl,
    go,
    jsse
  }

  /** Runs the command; a mistake in the arguments is one line on standard error. */
  static int run(String... args) {
    return commandLine().execute(args);
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new FleetCommand());
    commandLine.setParameterExceptionHandler((e, args) -> complain(e.getCommandLine(), e, USAGE));
    commandLine.setExecutionExceptionHandler(
        (e, failed, result) -> {
          if (e instanceof FleetException) {
            return complain(failed, e, NOTHING_MEASURED);
          }
          throw e;
        });
    return commandLine;
  }

  private static int complain(CommandLine commandLine, Exception why, int exitCode) {
    String line = String.valueOf(why.getMessage()).lines().findFirst().orElse("");
    commandLine.getErr().println("fleet: " + line);
    commandLine.getErr().flush();
    return exitCode;
  }

  @Override
  public Integer call() {
    Target target = target();
    Fleet fleet = new Fleet(verifier(target), target.endpoint());
    refuseUnlessItWorks(fleet.first());

    List<Reference> others = references.stream().map(other -> reference(other, target)).toList();
    fleet.run(warmUp);
    others.forEach(Reference::measure);
    List<Fleet.Round> ours = new ArrayList<>();
    Map<Reference, List<Sample>> theirs = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      ours.add(fleet.run(count));
      for (Reference other : others) {
        theirs.computeIfAbsent(other, first -> new ArrayList<>()).add(other.measure());
      }
    }

    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s at %s: %d rounds of %d verifications, %d in flight, on Java %s%n",
        target.host(), target.connect(), rounds, count, inFlight, Runtime.version().feature());
    out.print(FleetText.of(ours, theirs));
    out.flush();
    return 0;
  }

  private Target target() {
    front.requirePositive("--count", count);
    front.requirePositive("--in-flight", inFlight);
    front.requirePositive("--warm-up", warmUp);
    front.requirePositive("--rounds", rounds);
    front.requirePositive("--seconds", seconds);
    return front.target();
  }

  private TlsVerifier verifier(Target target) {
    try {
      return TlsVerifier.builder()
          .trust(TrustAnchors.pem(target.roots()))
          .timeout(Duration.ofMinutes(1)) // with many in flight, each waits for its turn
          .atOnce(inFlight)
          .atOncePerAddress(inFlight)
          .otherKeyType(bothKeyTypes)
          .build();
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw front.usage(String.valueOf(e.getMessage()));
    }
  }

  private Reference reference(Other other, Target target) {
    return switch (other) {
      case openssl -> new OpensslReference(target, seconds);
      case libssl -> CompiledReference.libssl(target, count, THEIR_IN_FLIGHT);
      case go -> CompiledReference.go(target, count, THEIR_IN_FLIGHT);
      case jsse -> new JsseReference(target, Math.min(count, JSSE_HANDSHAKES));
    };
  }

  private static void refuseUnlessItWorks(Report report) {
    if (report.verdict() == Verdict.BROKEN || report.verdict() == Verdict.UNKNOWN) {
      String cause = report.rootCause().map(c -> c.id() + ": " + c.sentence()).orElse("");
      throw new FleetException(
          "the front door is " + report.verdict() + ", so there is nothing to measure; " + cause);
    }
  }
}
