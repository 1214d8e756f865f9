package io.github.lintel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lintel.check.Check;
import io.github.lintel.check.CheckId;
import io.github.lintel.check.Observer;
import io.github.lintel.check.Policy;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.endpoint.NameResolver;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.FrontDoor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What callers bring along (callbacks, observers, resolvers) must not stop the verifier. */
@Timeout(60)
class MisuseTest {
  private static final Instant NOW = Instant.now();
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);
  private static final String NAME = "shop.example.com";
  private static final FrontDoor GOOD = FrontDoor.serving(ROOT.issue(NAME));
  private static final FrontDoor WRONG = FrontDoor.serving(ROOT.issue("other.example.com"));

  @AfterAll
  static void close() {
    GOOD.close();
    WRONG.close();
  }

  @Test
  void callbacksMayVerifyAgain() {
    TlsVerifier verifier = verifier().build();
    List<CompletableFuture<Report>> running = new ArrayList<>();
    for (int i = 0; i < 20; i++) { // more than there are threads
      running.add(verifier.verifyAsync(at(GOOD)).thenApply(report -> verifier.verify(at(GOOD))));
    }
    assertThat(running).allMatch(future -> future.join().verdict() == Verdict.HEALTHY);
  }

  @Test
  void callbacksMayBlock() {
    TlsVerifier verifier = verifier().build();
    CountDownLatch end = new CountDownLatch(1);
    Thread caller =
        Thread.currentThread(); // runs what is chained to a report that is there already
    List<CompletableFuture<Void>> blocked = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      blocked.add(
          verifier
              .verifyAsync(at(GOOD))
              .thenAccept(
                  report -> {
                    if (Thread.currentThread() != caller) {
                      awaitQuietly(end);
                    }
                  }));
    }
    assertThat(verifier.verify(at(GOOD)).verdict()).isEqualTo(Verdict.HEALTHY);
    end.countDown();
    blocked.forEach(CompletableFuture::join);
  }

  @Test
  void anObserverThatBlocksIsLeftBehindAtTheDeadline() {
    CountDownLatch never = new CountDownLatch(1);
    TlsVerifier verifier =
        verifier()
            .timeout(Duration.ofSeconds(2))
            .observe(
                new Foreign(
                    subject -> {
                      awaitQuietly(never);
                      return new CompletableFuture<>();
                    }))
            .build();

    assertThat(verifier.verify(at(GOOD)).verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(verifier.verify(at(WRONG)).verdict()).isEqualTo(Verdict.BROKEN);
  }

  @Test
  @SuppressWarnings("NullAway") // on purpose: others need not be so careful
  void anObserverThatReturnsNullTellsNothing() {
    Report report = verifier().observe(new Foreign(subject -> null)).build().verify(at(GOOD));

    assertThat(report.verdict()).isEqualTo(Verdict.HEALTHY);
  }

  @Test
  void anObserverThatThrowsAnErrorTellsNothing() {
    Foreign failing =
        new Foreign(
            subject -> {
              throw new AssertionError("a bug");
            });

    assertThat(verifier().observe(failing).build().verify(at(WRONG)).verdict())
        .isEqualTo(Verdict.BROKEN);
  }

  @Test
  void slowResolversAreWaitedFor() {
    int callers = 50;
    CountDownLatch all = new CountDownLatch(1);
    TlsVerifier verifier =
        verifier()
            .resolver(
                name -> {
                  awaitQuietly(all);
                  return List.of(InetAddress.getLoopbackAddress());
                })
            .build();
    List<CompletableFuture<Report>> running =
        IntStream.range(0, callers)
            .mapToObj(i -> verifier.verifyAsync(Endpoint.live(NAME, GOOD.port())))
            .toList();
    all.countDown();

    assertThat(running).allMatch(future -> future.join().verdict() == Verdict.HEALTHY);
  }

  @Test
  void aResolverThatThrowsAnErrorIsUnknown() {
    Report report =
        resolving(
            name -> {
              throw new StackOverflowError("a bug");
            });

    assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(report.facts().resolution().took()).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void aClockThatFailsIsNoBugOfLintel() {
    TlsVerifier verifier = verifier().clock(new StoppedClock()).build();

    assertThatThrownBy(() -> verifier.verify(at(GOOD))).satisfies(MisuseTest::tellsOfTheClock);
    assertThatThrownBy(() -> verifier.awaitConvergence(at(GOOD), Duration.ofMinutes(1)))
        .satisfies(MisuseTest::tellsOfTheClock);
    assertThatThrownBy(() -> verifier.verifyAll(Stream.of(at(GOOD))).toList())
        .satisfies(MisuseTest::tellsOfTheClock);
  }

  private static void tellsOfTheClock(Throwable failure) {
    assertThat(failure)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the verification itself failed: java.lang.UnsupportedOperationException: no battery")
        .cause()
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void addressesThatNobodyProbedAreNotGreen() {
    List<InetAddress> many =
        IntStream.rangeClosed(1, 300).mapToObj(i -> address(127, 0, i / 256, i % 256)).toList();
    Report report = resolving(name -> many);

    assertThat(report.addresses()).hasSize(40);
    assertThat(report.rootCause().orElseThrow().id().text()).isEqualTo("connection.interrupted");
    assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(report.explain()).contains("has 300 addresses").contains("and 255 more");
  }

  @Test
  void anAddressWithoutTimeIsNotGreen() {
    Report report = verifier().timeout(Duration.ofNanos(1)).build().verify(at(GOOD));

    assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(report.addresses()).allMatch(a -> a.verdict() == Verdict.UNKNOWN);
  }

  @Test
  void anAcceptanceMayLastForEver() {
    CheckId mismatch = CheckId.of("certificate.name-mismatch");
    Policy policy = Policy.webServer().accept(mismatch, "for ever", LocalDate.MAX);

    assertThat(verifier().policy(policy).build().verify(at(WRONG)).verdict())
        .isEqualTo(Verdict.HEALTHY);
  }

  @Test
  void manyThreadsShareAVerifier() throws Exception {
    TlsVerifier verifier = verifier().build();
    ExecutorService threads = Executors.newFixedThreadPool(30);
    try {
      List<Callable<Verdict>> calls =
          Collections.nCopies(30, () -> verifier.verify(at(GOOD)).verdict());

      for (Future<Verdict> verdict : threads.invokeAll(calls)) {
        assertThat(verdict.get()).isEqualTo(Verdict.HEALTHY);
      }
    } finally {
      threads.shutdown();
    }
  }

  private static final class StoppedClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      throw new UnsupportedOperationException("no battery");
    }
  }

  private record Foreign(Function<Subject, CompletableFuture<?>> seeing) implements Observer {
    @Override
    public CompletableFuture<?> observe(Subject subject) {
      return seeing.apply(subject);
    }

    @Override
    public List<Check> checks() {
      return List.of();
    }

    @Override
    public Optional<String> page(CheckId check) {
      return Optional.empty();
    }
  }

  private static Report resolving(NameResolver resolver) {
    return verifier().resolver(resolver).build().verify(Endpoint.live(NAME, GOOD.port()));
  }

  private static TlsVerifier.Builder verifier() {
    return TlsVerifier.builder()
        .trust(TrustAnchors.of(ROOT.certificate()))
        .timeout(Duration.ofSeconds(20));
  }

  private static LiveEndpoint at(FrontDoor door) {
    return Endpoint.live(NAME, door.port()).at("127.0.0.1");
  }

  private static InetAddress address(int... bytes) {
    byte[] raw = new byte[bytes.length];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = (byte) bytes[i];
    }
    try {
      return InetAddress.getByAddress(raw);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
