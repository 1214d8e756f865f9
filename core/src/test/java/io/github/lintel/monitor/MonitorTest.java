package io.github.lintel.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Ending;
import io.github.lintel.testkit.FrontDoor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MonitorTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String NAME = "shop.example.com";
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);
  private static final TlsVerifier VERIFIER =
      TlsVerifier.builder()
          .trust(TrustAnchors.of(ROOT.certificate()))
          .clock(Clock.fixed(NOW, ZoneOffset.UTC))
          .build();

  private final FrontDoor good = FrontDoor.serving(ROOT.issue(NAME));
  private final FrontDoor bad = FrontDoor.of(Behaviour.endOnAccept(Ending.CLOSE));
  private final ManualScheduler scheduler = new ManualScheduler();
  private final Heard heard = new Heard();
  private volatile Supplier<Endpoint> target = () -> endpoint(good);

  @AfterEach
  void close() {
    good.close();
    bad.close();
  }

  @Test
  void aChangeIsToldOnceItIsConfirmed() throws InterruptedException {
    try (Monitor monitor = monitor().confirmations(2).start()) {
      round();
      target = () -> endpoint(bad);
      round();
      assertThat(heard.events).isEmpty();
      round();
      assertThat(monitor.watched().get(0).latest().orElseThrow().verdict())
          .isEqualTo(Verdict.BROKEN);

      MonitorEvent event = heard.event();
      assertThat(event.kind()).isEqualTo(MonitorEvent.Kind.FAILED);
      assertThat(event.after().toString()).isEqualTo("BROKEN (handshake.closed)");
      assertThat(event.report().explain()).contains("BROKEN");
      round();
      target = () -> endpoint(good);
      round();
      assertThat(heard.events).isEmpty();
      round();
      assertThat(heard.event().kind()).isEqualTo(MonitorEvent.Kind.RECOVERED);
      assertThat(heard.events).isEmpty();
    }
  }

  @Test
  void aRestartRaisesNothingTwice() throws InterruptedException {
    MemoryStore store = new MemoryStore();
    target = () -> endpoint(bad);
    try (Monitor monitor = monitor().confirmations(2).state(store).start()) {
      round();
      round();
      assertThat(heard.event().kind()).isEqualTo(MonitorEvent.Kind.FAILED);
      assertThat(monitor.watched()).hasSize(1);
      saved();
    }
    try (Monitor monitor = monitor().confirmations(2).state(store).start()) {
      round();
      round();
      round();
      assertThat(heard.events).isEmpty();
      assertThat(monitor.watched().get(0).state().told().orElseThrow().verdict())
          .isEqualTo(Verdict.BROKEN);
    }
  }

  @Test
  void aRestartForgetsNoConfirmation() throws InterruptedException {
    MemoryStore store = new MemoryStore();
    target = () -> endpoint(bad);
    try (Monitor monitor = monitor().confirmations(2).state(store).start()) {
      round();
      assertThat(monitor.watched()).hasSize(1);
      saved();
    }
    try (Monitor monitor = monitor().confirmations(2).state(store).start()) {
      round();
      assertThat(heard.event().after().verdict()).isEqualTo(Verdict.BROKEN);
      assertThat(monitor.watched()).hasSize(1);
    }
  }

  @Test
  void whatIsNotWatchedAnyMoreIsStillRemembered() throws InterruptedException {
    MemoryStore store = new MemoryStore();
    WatchState other = WatchState.of(new Condition(Verdict.HEALTHY, Optional.empty()), NOW);
    store.save(Map.of("other", other));
    try (Monitor monitor = monitor().state(store).start()) {
      round();
      assertThat(monitor.watched()).hasSize(1);
      saved();
    }

    assertThat(store.load()).containsEntry("other", other).containsKey("shop");
  }

  @Test
  void eachWaitIsOfItsOwnLength() throws InterruptedException {
    double[] random = {0.0};
    try (Monitor monitor =
        monitor().every(Duration.ofSeconds(100)).jitter(0.2).random(() -> random[0]).start()) {
      assertThat(scheduler.delays()).containsExactly(Duration.ZERO);
      scheduler.pass(Duration.ZERO);
      heard.report();
      await().until(() -> scheduler.delays().contains(Duration.ofSeconds(80)));

      random[0] = 1.0;
      scheduler.pass(Duration.ofSeconds(80));
      heard.report();
      await().until(() -> scheduler.delays().contains(Duration.ofMinutes(2)));
      assertThat(monitor.watched()).hasSize(1);
    }
  }

  @Test
  void anEndpointThatCannotBeReadAnyMoreStaysWhatItWas() throws InterruptedException {
    try (Monitor monitor = monitor().confirmations(1).start()) {
      round();
      target =
          () -> {
            throw new IllegalArgumentException("half a file");
          };
      round();

      assertThat(heard.problems.poll(30, TimeUnit.SECONDS)).hasMessage("half a file");
      assertThat(heard.events).isEmpty();
      assertThat(monitor.watched().get(0).latest()).isPresent();
    }
  }

  @Test
  void anEndpointThatWasNeverReadIsTriedAgain() throws InterruptedException {
    target =
        () -> {
          throw new IllegalArgumentException("no file yet");
        };
    try (Monitor monitor = monitor().start()) {
      scheduler.pass(Duration.ofHours(1));
      assertThat(heard.problems.poll(30, TimeUnit.SECONDS)).hasMessage("no file yet");
      assertThat(monitor.watched().get(0).latest()).isEmpty();
      target = () -> endpoint(good);
      round();
    }
  }

  @Test
  void aListenerThatFailsHarmsNobody() throws InterruptedException {
    BlockingQueue<Report> reports = new LinkedBlockingQueue<>();
    MonitorListener failing =
        new MonitorListener() {
          @Override
          public void onChange(MonitorEvent event) {
            throw new IllegalStateException("no pager");
          }

          @Override
          public void onReport(String name, Report report, WatchState told) {
            reports.add(report);
            throw new IllegalStateException("no disk");
          }
        };
    target = () -> endpoint(bad);
    try (Monitor monitor = monitor().confirmations(1).listener(failing).start()) {
      for (int i = 0; i < 3; i++) {
        await().until(() -> !scheduler.delays().isEmpty());
        scheduler.pass(Duration.ofHours(1));
        assertThat(reports.poll(30, TimeUnit.SECONDS)).isNotNull();
      }
      assertThat(monitor.watched().get(0).state().told()).isPresent();
    }
  }

  @Test
  void manyFrontDoorsTakeTheirTurnsOnOneThread() throws InterruptedException {
    Monitor.Builder settings = Monitor.builder().verifier(VERIFIER).atOnce(3).listener(heard);
    for (int i = 0; i < 50; i++) {
      settings.watch("door " + i, endpoint(good));
    }
    try (Monitor monitor = settings.scheduler(scheduler).start()) {
      scheduler.pass(Duration.ofHours(1));
      for (int i = 0; i < 50; i++) {
        assertThat(heard.report().verdict()).isEqualTo(Verdict.HEALTHY);
      }
      assertThat(monitor.watched()).allMatch(watched -> watched.latest().isPresent());
    }
  }

  @Test
  void manyThatCannotBeReadDoNotPileUp() throws InterruptedException {
    Monitor.Builder settings = Monitor.builder().verifier(VERIFIER).atOnce(1).listener(heard);
    for (int i = 0; i < 20_000; i++) {
      settings.watch(
          "door " + i,
          () -> {
            throw new IllegalArgumentException("no");
          });
    }
    try (Monitor monitor = settings.scheduler(scheduler).start()) {
      scheduler.pass(Duration.ofHours(1));
      await().until(() -> heard.problems.size() == 20_000);
      assertThat(monitor.watched()).hasSize(20_000);
    }
  }

  @Test
  void closingLeavesNoThreadAndTellsNothingMore() {
    FrontDoor silent = FrontDoor.of(Behaviour.endOnAccept(Ending.STALL));
    Monitor monitor =
        Monitor.builder()
            .verifier(VERIFIER)
            .watch("shop", endpoint(silent))
            .listener(heard)
            .random(() -> 0)
            .start();
    try (silent) {
      await().until(() -> threads("lintel-monitor") > 0);
      monitor.close();
      monitor.close();

      await().until(() -> threads("lintel-monitor") == 0);
      assertThat(heard.reports).isEmpty();
    }
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    Monitor.Builder settings = Monitor.builder().watch("shop", endpoint(good));

    assertThatThrownBy(() -> settings.watch("shop", endpoint(good)))
        .hasMessage("watched already: shop");
    assertThatThrownBy(() -> settings.every(Duration.ofMillis(999)))
        .hasMessageContaining("1 second to 1 day");
    assertThatThrownBy(() -> settings.jitter(Double.NaN)).hasMessageContaining("0 to 0.5");
    assertThatThrownBy(() -> settings.confirmations(0)).hasMessage("less than 1: 0");
    assertThatThrownBy(() -> settings.atOnce(0)).hasMessage("less than 1: 0");
    assertThatThrownBy(() -> settings.convergence(Duration.ofSeconds(-1)))
        .hasMessageContaining("negative");
    assertThatThrownBy(() -> settings.watch("two words"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Monitor.Builder monitor() {
    return Monitor.builder()
        .verifier(VERIFIER)
        .watch("shop", () -> target.get())
        .scheduler(scheduler)
        .listener(heard);
  }

  /** Lets the front door be verified once. */
  private void round() throws InterruptedException {
    while (true) {
      scheduler.pass(Duration.ofMinutes(2));
      if (heard.reports.poll(20, TimeUnit.MILLISECONDS) != null) {
        return;
      }
    }
  }

  /** Waits until what the last round told is about to be saved, and the next one to come. */
  private void saved() {
    await().until(() -> scheduler.delays().size() == 2);
  }

  private static Endpoint endpoint(FrontDoor door) {
    return Endpoint.live(NAME, door.port()).at("127.0.0.1");
  }

  private static long threads(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .count();
  }

  private static final class Heard implements MonitorListener {
    private final BlockingQueue<MonitorEvent> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Report> reports = new LinkedBlockingQueue<>();
    private final BlockingQueue<RuntimeException> problems = new LinkedBlockingQueue<>();

    @Override
    public void onChange(MonitorEvent event) {
      events.add(event);
    }

    @Override
    public void onReport(String name, Report report, WatchState told) {
      reports.add(report);
    }

    @Override
    public void onProblem(String name, RuntimeException problem) {
      problems.add(problem);
    }

    MonitorEvent event() throws InterruptedException {
      MonitorEvent event = events.poll(30, TimeUnit.SECONDS);
      assertThat(event).isNotNull();
      return event;
    }

    Report report() throws InterruptedException {
      Report report = reports.poll(30, TimeUnit.SECONDS);
      assertThat(report).isNotNull();
      return report;
    }
  }

  private static final class MemoryStore implements StateStore {
    private final Map<String, WatchState> states = new ConcurrentHashMap<>();

    @Override
    public Map<String, WatchState> load() {
      return Map.copyOf(states);
    }

    @Override
    public void save(Map<String, WatchState> all) {
      states.putAll(all);
    }
  }
}
