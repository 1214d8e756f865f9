package io.github.lintel;

import static io.github.lintel.FrontDoors.NAME;
import static io.github.lintel.FrontDoors.NOW;
import static io.github.lintel.FrontDoors.endpoint;
import static io.github.lintel.FrontDoors.trusting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Ending;
import io.github.lintel.testkit.FrontDoor;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Time, cancellation, interruption and threads. */
@Isolated("it looks for threads that are left")
class LifecycleTest {
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);

  @Test
  void aSilentServerEndsWithTheTimeout() {
    try (FrontDoor door = FrontDoor.of(Behaviour.endOnAccept(Ending.STALL))) {
      Report report = verifier(Duration.ofMillis(600)).verify(endpoint(door));

      assertThat(report.verdict()).isEqualTo(Verdict.BROKEN);
      assertThat(report.rootCause().orElseThrow().id().text()).isEqualTo("handshake.timed-out");
    }
  }

  @Test
  void aDrippingServerEndsWithTheTimeout() {
    Behaviour dripping = Behaviour.tls(ROOT.issue(NAME)).dripping(Duration.ofMillis(100));
    try (FrontDoor door = FrontDoor.of(dripping)) {
      Report report = verifier(Duration.ofMillis(800)).verify(endpoint(door));

      assertThat(report.rootCause().orElseThrow().id().text()).isEqualTo("handshake.timed-out");
    }
  }

  @Test
  void cancellingClosesTheSockets() {
    try (FrontDoor door = FrontDoor.of(Behaviour.endOnAccept(Ending.STALL))) {
      CompletableFuture<Report> future =
          verifier(Duration.ofMinutes(10)).verifyAsync(endpoint(door));
      await().until(() -> door.connectionCount() == 1);

      future.cancel(true);

      assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
      await().until(() -> door.node(0).connections().stream().allMatch(c -> c.ended()));
    }
  }

  @Test
  void interruptingReturnsUnknownAndKeepsTheFlag() throws Exception {
    try (FrontDoor door = FrontDoor.of(Behaviour.endOnAccept(Ending.STALL))) {
      AtomicReference<Report> report = new AtomicReference<>();
      AtomicReference<Boolean> flag = new AtomicReference<>();
      CountDownLatch started = new CountDownLatch(1);
      Thread thread =
          new Thread(
              () -> {
                started.countDown();
                report.set(verifier(Duration.ofMinutes(10)).verify(endpoint(door)));
                flag.set(Thread.currentThread().isInterrupted());
              });
      thread.start();
      started.await();
      await().until(() -> door.connectionCount() == 1);

      thread.interrupt();
      thread.join();

      assertThat(report.get().verdict()).isEqualTo(Verdict.UNKNOWN);
      assertThat(report.get().explain()).contains("connection.interrupted");
      assertThat(flag.get()).isTrue();
      await().until(() -> door.node(0).connections().stream().allMatch(c -> c.ended()));
    }
  }

  @Test
  void cancellingAtAnyMomentLeavesNothing() {
    Random random = new Random(7);
    Behaviour wrongName = Behaviour.tls(ROOT.issue("other.example.com")); // experiments follow
    try (FrontDoor door = FrontDoor.of(wrongName.dripping(Duration.ZERO))) {
      TlsVerifier verifier = verifier(Duration.ofSeconds(20));
      for (int i = 0; i < 150; i++) {
        CompletableFuture<Report> future = verifier.verifyAsync(endpoint(door));
        LockSupport.parkNanos(random.nextInt(20_000_000));
        future.cancel(true);

        assertThat(future).isDone();
      }
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> door.node(0).connections().stream().allMatch(c -> c.ended()));
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> lintelThreads().isEmpty());
  }

  @Test
  void noThreadIsLeft() {
    try (FrontDoor door = FrontDoor.serving(ROOT.issue(NAME))) {
      TlsVerifier verifier = verifier(Duration.ofSeconds(5));
      verifier.verify(endpoint(door));
      verifier.verify(endpoint(door));
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> lintelThreads().isEmpty());
  }

  @Test
  void manyAtOnceAreServedByFewThreads() {
    try (FrontDoor door = FrontDoor.serving(ROOT.issue(NAME))) {
      TlsVerifier verifier = verifier(Duration.ofSeconds(30));
      List<CompletableFuture<Report>> running =
          IntStream.range(0, 100).mapToObj(i -> verifier.verifyAsync(endpoint(door))).toList();

      assertThat(running)
          .allSatisfy(f -> assertThat(f.join().verdict()).isEqualTo(Verdict.HEALTHY));
    }
  }

  private static List<Thread> lintelThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().matches("lintel-(selector|worker|resolver|foreign)-.*"))
        .toList();
  }

  private static TlsVerifier verifier(Duration timeout) {
    return trusting(ROOT).timeout(timeout).build();
  }
}
