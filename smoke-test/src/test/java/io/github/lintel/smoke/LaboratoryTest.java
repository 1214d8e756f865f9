package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.check.Finding;
import io.github.lintel.check.Severity;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.endpoint.TrustAnchors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real servers with every fault that they can be made to have, and healthy ones of every kind. The
 * root cause of each fault must be named, and nothing must be said against the healthy.
 *
 * <p>{@code -Dlab.only=REGEX} runs those whose title matches. {@code -Dlab.record=true} also asks
 * other clients, and writes down what they say of the faults.
 */
final class LaboratoryTest {
  // Most of the time is spent waiting for programs to start and for the silent to speak.
  private static final int AT_ONCE = 4;

  private static final Pattern ONLY = Pattern.compile(System.getProperty("lab.only", ""));

  private static final boolean RECORD = Boolean.getBoolean("lab.record");

  private static final Map<String, List<String>> WORDS = new ConcurrentHashMap<>();

  @TempDir static Path folder;

  private static ExecutorService pool;
  private static LabPki pki;
  private static Map<String, String> exceptions;

  @BeforeAll
  static void open() throws IOException {
    // The workers of nginx are another user.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    exceptions = LabExceptions.read();
    pool = Executors.newFixedThreadPool(AT_ONCE);
    pki = new LabPki(Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  @AfterAll
  static void close() throws IOException {
    pool.shutdownNow();
    if (RECORD) {
      LabWords.write(WORDS);
    }
  }

  @Test
  void everyExceptionIsACase() {
    Stream<LabCase> all = Stream.concat(Laboratory.faults(), Laboratory.healthyDoors());
    assertThat(all.map(LabCase::title).toList())
        .doesNotHaveDuplicates()
        .containsAll(exceptions.keySet());
  }

  @TestFactory
  List<DynamicTest> faults() {
    return tests(Laboratory.faults());
  }

  @TestFactory
  List<DynamicTest> healthyDoors() {
    return tests(Laboratory.healthyDoors());
  }

  private static List<DynamicTest> tests(Stream<LabCase> cases) {
    return cases
        .filter(c -> ONLY.matcher(c.title()).find())
        .map(
            c -> {
              Future<Optional<Outcome>> outcome = pool.submit(() -> run(c));
              return DynamicTest.dynamicTest(c.title(), () -> judge(c, outcome));
            })
        .toList();
  }

  private static Optional<Outcome> run(LabCase c) throws IOException {
    if (!c.isRunnableHere()) {
      return Optional.empty();
    }
    try (LabBench bench = new LabBench(pki, folder)) {
      LabDoor door = c.scene().open(bench);
      LiveEndpoint endpoint =
          Endpoint.live(LabPki.NAME, door.port()).at(door.addresses().toArray(String[]::new));
      TlsVerifier verifier =
          c.settings()
              .apply(pki)
              .apply(
                  TlsVerifier.builder()
                      .trust(TrustAnchors.pemText(pki.root.pem()))
                      .clock(Clock.fixed(pki.now, ZoneOffset.UTC))
                      .timeout(c.timeout()))
              .build();
      Report report = verifier.verify(c.asked().apply(pki).apply(endpoint));
      if (RECORD && !c.isHealthy() && c.isAskedByName()) {
        WORDS.put(c.title(), new LabOthers(pki, folder).words(door));
      }
      return Optional.of(new Outcome(report, bench.toString()));
    }
  }

  private static void judge(LabCase c, Future<Optional<Outcome>> future) throws Exception {
    Optional<Outcome> ran = future.get();
    assumeTrue(ran.isPresent(), () -> "not all are installed: " + c.programs());
    Outcome outcome = ran.orElseThrow();
    String exception = exceptions.get(c.title());
    if (exception != null) {
      assertThat(outcome.isAsItShould(c))
          .as("is right now: take it out of %s", LabExceptions.FILE)
          .isFalse();
      assertThat(outcome.said()).as("%s", outcome).isEqualTo(exception);
    } else if (c.isHealthy()) {
      assertThat(outcome.complaints()).as("%s", outcome).isEmpty();
      assertThat(outcome.report().verdict()).as("%s", outcome).isEqualTo(Verdict.HEALTHY);
    } else {
      assertThat(outcome.rootCause()).as("%s", outcome).isIn(c.accepted());
      assertThat(outcome.isAsItShould(c)).as("%s", outcome).isTrue();
    }
  }

  /** What was said, and what the servers printed. */
  private record Outcome(Report report, String servers) {
    boolean isAsItShould(LabCase c) {
      if (c.isHealthy()) {
        return complaints().isEmpty() && report.verdict() == Verdict.HEALTHY;
      }
      Verdict wanted = c.degraded() ? Verdict.DEGRADED : Verdict.BROKEN;
      return c.accepted().contains(rootCause()) && report.verdict() == wanted;
    }

    String said() {
      return report.verdict() + " " + rootCause();
    }

    String rootCause() {
      return report.rootCause().map(f -> f.id().toString()).orElse("nothing");
    }

    List<String> complaints() {
      return report.findings().stream()
          .filter(f -> f.severity() != Severity.NOTE)
          .map(Finding::id)
          .map(Object::toString)
          .toList();
    }

    @Override
    public String toString() {
      return report.explain() + "\n" + report.facts() + "\n" + servers;
    }
  }
}
