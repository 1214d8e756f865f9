package io.github.lintel;

import static io.github.lintel.FrontDoors.NAME;
import static io.github.lintel.FrontDoors.NOW;
import static io.github.lintel.FrontDoors.endpoint;
import static io.github.lintel.FrontDoors.trusting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.Ending;
import io.github.lintel.testkit.FrontDoor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TransferQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many endpoints at once. */
@Timeout(60)
class VerifyAllTest {
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);
  private static final Credential GOOD = ROOT.issue(NAME);

  @Test
  void everyEndpointHasItsReport() {
    try (FrontDoor good = FrontDoor.serving(GOOD);
        FrontDoor closed = FrontDoor.of(Behaviour.endOnAccept(Ending.CLOSE))) {
      List<Endpoint> endpoints = new ArrayList<>();
      IntStream.range(0, 30).forEach(i -> endpoints.add(endpoint(good)));
      endpoints.add(endpoint(closed));
      endpoints.add(Endpoint.inMemory(bundle(), NAME));

      List<Report> reports;
      try (Stream<Report> all = verifier().atOnce(7).build().verifyAll(endpoints.stream())) {
        reports = all.toList();
      }

      assertThat(reports)
          .extracting(Report::target)
          .containsExactlyInAnyOrderElementsOf(endpoints.stream().map(Endpoint::target).toList());
      assertThat(reports).filteredOn(r -> r.verdict() == Verdict.HEALTHY).hasSize(31);
      assertThat(reports).filteredOn(r -> r.verdict() == Verdict.BROKEN).hasSize(1);
    }
  }

  @Test
  void nothingIsReadAheadOfWhatIsTaken() {
    AtomicInteger read = new AtomicInteger();
    try (FrontDoor door = FrontDoor.serving(GOOD)) {
      Stream<LiveEndpoint> endless =
          Stream.generate(() -> endpoint(door)).peek(e -> read.incrementAndGet());
      try (Stream<Report> reports = verifier().atOnce(3).build().verifyAll(endless)) {
        assertThat(read).hasValue(0);

        assertThat(reports.limit(10)).hasSize(10);
        assertThat(read).hasValueBetween(10, 13);
      }
    }
  }

  @Test
  void reportsComeWhenTheyAreFinished() {
    try (FrontDoor silent = FrontDoor.of(Behaviour.endOnAccept(Ending.STALL));
        FrontDoor good = FrontDoor.serving(GOOD)) {
      TlsVerifier verifier =
          verifier().timeout(Duration.ofMinutes(10)).atOncePerAddress(100).build();
      Stream<Endpoint> endpoints =
          Stream.concat(
              IntStream.range(0, 20).mapToObj(i -> endpoint(silent)),
              IntStream.range(0, 5).mapToObj(i -> endpoint(good)));
      try (Stream<Report> reports = verifier.verifyAll(endpoints)) {
        assertThat(reports.limit(5)).allMatch(report -> report.verdict() == Verdict.HEALTHY);
      }
      await().until(() -> silent.node(0).connections().stream().allMatch(c -> c.ended()));
    }
  }

  @Test
  void amongManyThatStallTheOthersGoOn() {
    try (FrontDoor silent = FrontDoor.of(Behaviour.endOnAccept(Ending.STALL));
        FrontDoor good = FrontDoor.serving(GOOD)) {
      TlsVerifier verifier =
          verifier()
              .timeout(Duration.ofMinutes(10))
              .experiments(false)
              .atOnce(64)
              .atOncePerAddress(100)
              .build();
      Stream<Endpoint> endpoints =
          Stream.concat(
              IntStream.range(0, 62).mapToObj(i -> endpoint(silent)),
              IntStream.range(0, 40).mapToObj(i -> endpoint(good)));
      try (Stream<Report> reports = verifier.verifyAll(endpoints)) {
        assertThat(reports.limit(40)).allMatch(report -> report.verdict() == Verdict.HEALTHY);
        await().until(() -> good.node(0).connections().stream().allMatch(c -> c.ended()));
      }
      await().until(() -> silent.node(0).connections().stream().allMatch(c -> c.ended()));
    }
  }

  @Test
  void aSourceThatWaitsHoldsUpNoReport() {
    TransferQueue<Endpoint> queue = new LinkedTransferQueue<>();
    AtomicBoolean interrupted = new AtomicBoolean();
    try (FrontDoor door = FrontDoor.serving(GOOD)) {
      Stream<Endpoint> source = Stream.generate(() -> take(queue, interrupted));
      queue.add(endpoint(door));
      try (Stream<Report> reports = verifier().build().verifyAll(source)) {
        Iterator<Report> each = reports.iterator();
        for (int i = 0; i < 4; i++) {
          assertThat(each.next().verdict()).isEqualTo(Verdict.HEALTHY);
          queue.add(endpoint(door));
        }
        each.next();
        await().until(queue::hasWaitingConsumer);
      }
      await().untilTrue(interrupted);
    }
  }

  @Test
  void aSourceThatFailsFailsTheStreamAfterItsReports() {
    AtomicBoolean closed = new AtomicBoolean();
    List<Report> before = new ArrayList<>();
    try (FrontDoor door = FrontDoor.serving(GOOD)) {
      Stream<LiveEndpoint> source =
          IntStream.range(0, 100)
              .mapToObj(i -> i < 3 ? endpoint(door) : Endpoint.live("no host:x"))
              .onClose(() -> closed.set(true));

      assertThatThrownBy(
              () -> {
                try (Stream<Report> reports = verifier().build().verifyAll(source)) {
                  reports.forEach(before::add);
                }
              })
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(before).hasSize(3);
    assertThat(closed).isTrue();
  }

  @Test
  void interruptingStopsEverything() throws Exception {
    try (FrontDoor door = FrontDoor.of(Behaviour.endOnAccept(Ending.STALL))) {
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      AtomicBoolean flag = new AtomicBoolean();
      CountDownLatch started = new CountDownLatch(1);
      Thread thread =
          new Thread(
              () -> {
                TlsVerifier verifier = verifier().timeout(Duration.ofMinutes(10)).build();
                try (Stream<Report> reports = verifier.verifyAll(Stream.of(endpoint(door)))) {
                  started.countDown();
                  thrown.set(catchThrown(() -> reports.forEach(report -> {})));
                  flag.set(Thread.currentThread().isInterrupted());
                }
              });
      thread.start();
      started.await();
      await().until(() -> door.connectionCount() == 1);

      thread.interrupt();
      thread.join();

      assertThat(thrown.get()).isInstanceOf(CancellationException.class);
      assertThat(flag).isTrue();
      await().until(() -> door.node(0).connections().stream().allMatch(c -> c.ended()));
    }
  }

  @Test
  void anAddressIsSharedByAFew() {
    try (FrontDoor silent = FrontDoor.of(Behaviour.endOnAccept(Ending.STALL));
        FrontDoor good = FrontDoor.of(Behaviour.tls(GOOD), Behaviour.tls(GOOD))) {
      TlsVerifier verifier = verifier().timeout(Duration.ofMinutes(10)).atOncePerAddress(2).build();
      Endpoint waiting = Endpoint.live(NAME, good.port()).at("127.0.0.1");
      Endpoint elsewhere = Endpoint.live(NAME, good.port()).at("127.0.0.2");
      Stream<Endpoint> endpoints =
          Stream.concat(
              Stream.of(endpoint(silent), endpoint(silent)),
              Stream.of(waiting, elsewhere)
                  .peek(next -> await().until(() -> silent.connectionCount() == 2)));
      try (Stream<Report> reports = verifier.verifyAll(endpoints)) {
        Report first = reports.findFirst().orElseThrow();

        assertThat(first.addresses().get(0).address().text()).isEqualTo("127.0.0.2");
        assertThat(good.node(0).connectionCount()).isZero();
        assertThat(silent.connectionCount()).isEqualTo(2);
      }
    }
  }

  @Test
  void whoStandsInLineHasAllOfItsTimeAfterwards() {
    try (FrontDoor silent = FrontDoor.of(Behaviour.endOnAccept(Ending.STALL))) {
      TlsVerifier verifier = verifier().timeout(Duration.ofMillis(600)).atOncePerAddress(2).build();
      Stream<LiveEndpoint> endpoints = IntStream.range(0, 6).mapToObj(i -> endpoint(silent));
      try (Stream<Report> reports = verifier.verifyAll(endpoints)) {
        assertThat(reports.map(FrontDoors::rootCause))
            .hasSize(6)
            .containsOnly("handshake.timed-out");
      }
      assertThat(silent.connectionCount()).isGreaterThanOrEqualTo(6);
    }
  }

  @Test
  void endpointsWithSeveralAddressesInAnyOrderComeThrough() {
    try (FrontDoor door =
        FrontDoor.of(Behaviour.tls(GOOD), Behaviour.tls(GOOD), Behaviour.tls(GOOD))) {
      Endpoint forth = Endpoint.live(NAME, door.port()).at("127.0.0.1", "127.0.0.2", "127.0.0.3");
      Endpoint back = Endpoint.live(NAME, door.port()).at("127.0.0.3", "127.0.0.2", "127.0.0.1");
      TlsVerifier verifier = verifier().atOncePerAddress(1).build();
      Stream<Endpoint> endpoints = IntStream.range(0, 20).mapToObj(i -> i % 2 == 0 ? forth : back);
      try (Stream<Report> reports = verifier.verifyAll(endpoints)) {
        assertThat(reports.toList())
            .hasSize(20)
            .allMatch(report -> report.verdict() == Verdict.HEALTHY);
      }
    }
  }

  @Test
  void limitsAreAtLeastOne() {
    assertThatThrownBy(() -> verifier().atOnce(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> verifier().atOncePerAddress(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static TlsVerifier.Builder verifier() {
    return trusting(ROOT).timeout(Duration.ofSeconds(30));
  }

  private static Endpoint take(BlockingQueue<Endpoint> queue, AtomicBoolean interrupted) {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      interrupted.set(true);
      throw new IllegalStateException(e);
    }
  }

  private static Throwable catchThrown(Runnable action) {
    try {
      action.run();
      return new AssertionError("nothing was thrown");
    } catch (RuntimeException e) {
      return e;
    }
  }

  private static CertificateBundle bundle() {
    return CertificateBundle.of(
        "bundle",
        GOOD.chainPem().getBytes(StandardCharsets.US_ASCII),
        GOOD.keyPem().getBytes(StandardCharsets.US_ASCII));
  }
}
