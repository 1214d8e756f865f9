package io.github.lintel.benchmarks;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.TrustAnchors;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how much a healthy front door is held up by many that do not answer. */
@Command(
    name = "stalled",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures verifications of one front door beside many that stall.")
final class StalledCommand implements Callable<Integer> {
  private static final int AT_ONCE = 16;

  @Mixin private TargetOptions front = new TargetOptions();

  @Option(names = "--stalled", defaultValue = "2000", description = "How many do not answer.")
  private int stalled;

  @Option(names = "--count", defaultValue = "3000", description = "Verifications in a round.")
  private int count;

  @Option(names = "--rounds", defaultValue = "5", description = "The medians of these count.")
  private int rounds;

  @Option(names = "--warm-up", defaultValue = "15000", description = "Verifications before.")
  private int warmUp;

  @Option(names = "--timeout", defaultValue = "60", description = "Of those that stall, seconds.")
  private int timeout;

  @Spec private CommandSpec spec = CommandSpec.create();

  static int run(String... args) {
    return new CommandLine(new StalledCommand()).execute(args);
  }

  @Override
  public Integer call() throws IOException {
    Target target = front.target();
    TlsVerifier verifier =
        TlsVerifier.builder()
            .trust(TrustAnchors.pem(target.roots()))
            .timeout(Duration.ofSeconds(timeout))
            .experiments(false)
            .atOnce(stalled + AT_ONCE)
            .atOncePerAddress(stalled + AT_ONCE)
            .build();
    TlsVerifier few = verifier.toBuilder().atOnce(AT_ONCE).build();
    HeapPeak heap = new HeapPeak();
    seconds(few, target.endpoint(), warmUp);
    double[] alone = new double[rounds];
    double[] beside = new double[rounds];
    double longest = 0;
    heap.reset();
    for (int round = 0; round < rounds; round++) {
      alone[round] = seconds(few, target.endpoint(), count);
      try (SilentServer silent = new SilentServer()) {
        Round both = beside(verifier, target, silent);
        beside[round] = both.healthy();
        longest = Math.max(longest, both.all());
      }
    }
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%d verifications: %.2f s alone, %.2f s beside %d that stall, %.2f times as long%n"
                + "those that stall: all ended after %.1f s, with a timeout of %d s%n"
                + "peak heap %d MiB%n",
            count,
            median(alone),
            median(beside),
            stalled,
            median(beside) / median(alone),
            longest,
            timeout,
            heap.bytes() >> 20);
    return 0;
  }

  /** Those that stall come first, and hold their connections while the healthy ones follow. */
  private Round beside(TlsVerifier verifier, Target target, SilentServer silent) {
    Endpoint healthy = target.endpoint();
    Endpoint stalling = Endpoint.live(target.host(), silent.port()).at("127.0.0.1");
    AtomicLong begin = new AtomicLong();
    long started = System.nanoTime();
    Stream<Endpoint> endpoints =
        Stream.concat(
            Stream.generate(() -> stalling).limit(stalled),
            Stream.generate(() -> healthy)
                .limit(count)
                .peek(
                    endpoint -> {
                      if (begin.get() == 0) {
                        awaitAll(silent);
                        begin.set(System.nanoTime());
                      }
                    }));
    int left = count;
    long end = 0;
    try (Stream<Report> reports = verifier.verifyAll(endpoints)) {
      for (Report report : (Iterable<Report>) reports::iterator) {
        if (report.verdict() != Verdict.BROKEN && --left == 0) {
          end = System.nanoTime();
        }
      }
    }
    return new Round((end - begin.get()) / 1e9, (System.nanoTime() - started) / 1e9);
  }

  private void awaitAll(SilentServer silent) {
    while (silent.connections() < stalled) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  /**
   * How long it took.
   *
   * @param healthy until the last of the healthy ones was verified, in seconds
   * @param all until everything had ended, in seconds
   */
  private record Round(double healthy, double all) {}

  private static double seconds(TlsVerifier verifier, Endpoint endpoint, int count) {
    long begin = System.nanoTime();
    verify(verifier, endpoint, count);
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void verify(TlsVerifier verifier, Endpoint endpoint, int count) {
    try (Stream<Report> reports =
        verifier.verifyAll(Stream.generate(() -> endpoint).limit(count))) {
      reports.forEach(report -> {});
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
