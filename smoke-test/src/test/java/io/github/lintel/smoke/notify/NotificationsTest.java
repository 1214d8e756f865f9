package io.github.lintel.smoke.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.check.CheckId;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.monitor.Condition;
import io.github.lintel.monitor.MonitorEvent;
import io.github.lintel.monitor.WatchState;
import io.github.lintel.smoke.frontdoors.Webhook;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.FrontDoor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NotificationsTest {
  private static final Instant NOW = Instant.parse("2027-03-02T09:05:00Z");
  private static final String HOSTILE = "\u001b[31mred\r\n\u202e <!channel> *b* \"q\" & co";
  private static final Condition HEALTHY = new Condition(Verdict.HEALTHY, Optional.empty());
  private static final Condition EXPIRES =
      new Condition(Verdict.DEGRADED, Optional.of(CheckId.of("certificate.expires-soon")));
  private static final Report BROKEN = broken();

  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
  private final Queue<Duration> pauses = new ConcurrentLinkedQueue<>();
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
  private volatile boolean away;
  private final CountDownLatch mayAnswer = new CountDownLatch(1);
  private final HttpServer server = server();
  private final KeptInMemory outbox = new KeptInMemory();

  private static final class KeptInMemory implements Outbox {
    private volatile List<Undelivered> kept = List.of();

    @Override
    public List<Undelivered> load() {
      return kept;
    }

    @Override
    public void save(List<Undelivered> all) {
      kept = List.copyOf(all);
    }

    @Override
    public boolean lasting() {
      return true;
    }
  }

  private record Received(String path, String body) {
    JsonNode json() throws IOException {
      return new ObjectMapper().readTree(body);
    }
  }

  @AfterEach
  void close() {
    mayAnswer.countDown();
    server.stop(0);
  }

  @Test
  void ownFormatTellsEverything() throws Exception {
    mayAnswer.countDown();
    try (Notifications notifications = to(Webhook.Format.JSON, "/hook?token=secret")) {
      notifications.onChange(event("Shop", Optional.of(HEALTHY), Condition.of(BROKEN)));

      Received one = next();
      assertThat(one.path()).isEqualTo("/hook?token=secret");
      JsonNode json = one.json();
      assertThat(json.path("schema").asInt()).isEqualTo(1);
      assertThat(json.path("event").asText()).isEqualTo("failed");
      assertThat(json.path("frontDoor").asText()).isEqualTo("Shop");
      assertThat(json.at("/before/verdict").asText()).isEqualTo("HEALTHY");
      assertThat(json.at("/after/rootCause").asText()).isEqualTo("handshake.internal-error");
      assertThat(json.path("sentence").asText()).isNotEmpty();
      assertThat(json.path("remedy").asText()).isNotEmpty();
      assertThat(json.at("/nodes/0/address").asText()).isEqualTo("127.0.0.1");
      await().until(() -> notifications.counts().get("sent") == 1);
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void slackGetsAMessageThatCannotBeMarkup() throws Exception {
    mayAnswer.countDown();
    try (Notifications notifications = to(Webhook.Format.SLACK, "/services/T0/B0/secret")) {
      notifications.onChange(event(HOSTILE, Optional.empty(), Condition.of(BROKEN)));

      JsonNode json = next().json();
      assertThat(json.size()).isEqualTo(1);
      assertThat(json.path("text").asText())
          .startsWith("*BROKEN: \\u{1b}[31mred\\u{d}\\u{a}\\u{202e} &lt;!channel&gt; ")
          .contains("\nhandshake.internal-error\n")
          .endsWith("\nSince 2027-03-02T09:03:00Z")
          .doesNotContain("<!", "\u001b", "\u202e", " *b*");
    }
  }

  @Test
  void alertmanagerIsToldWhatIsOverAndWhatBegins() throws Exception {
    mayAnswer.countDown();
    try (Notifications notifications = to(Webhook.Format.ALERTMANAGER, "")) {
      notifications.onChange(event("Shop", Optional.of(EXPIRES), Condition.of(BROKEN)));

      Received one = next();
      assertThat(one.path()).isEqualTo("/api/v2/alerts");
      JsonNode json = one.json();
      assertThat(json.size()).isEqualTo(2);
      assertThat(json.at("/0/labels/check").asText()).isEqualTo("certificate.expires-soon");
      assertThat(json.at("/0/labels/severity").asText()).isEqualTo("warning");
      assertThat(json.at("/0/endsAt").asText()).isEqualTo("2027-03-02T09:05:00Z");
      assertThat(json.at("/1/labels/check").asText()).isEqualTo("handshake.internal-error");
      assertThat(json.at("/1/labels/severity").asText()).isEqualTo("critical");
      assertThat(json.at("/1/labels/alertname").asText()).isEqualTo("LintelFrontDoor");
      assertThat(json.at("/1/startsAt").asText()).isEqualTo("2027-03-02T09:03:00Z");
      assertThat(json.at("/1/endsAt").asText()).isEqualTo("2027-03-02T09:10:00Z");
    }
  }

  @Test
  void alertmanagerIsRemindedAndNobodyElse() throws Exception {
    mayAnswer.countDown();
    WatchState told =
        new WatchState(Optional.of(Condition.of(BROKEN)), Optional.of(NOW), Optional.empty());
    try (Notifications notifications =
        to(
            List.of(
                hook(Webhook.Format.ALERTMANAGER, "/api/v2/alerts", List.of()),
                hook(Webhook.Format.JSON, "/hook", List.of())))) {
      notifications.onReport("Shop", BROKEN, told);
      assertThat(next().path()).isEqualTo("/api/v2/alerts");
      notifications.onReport("Shop", BROKEN, WatchState.NONE);
    }
    assertThat(received).isEmpty();
  }

  @Test
  void onlyFrontDoorsWithTheTagAreTold() throws Exception {
    mayAnswer.countDown();
    try (Notifications notifications =
        to(List.of(hook(Webhook.Format.JSON, "/production", List.of("production"))))) {
      notifications.onChange(event("Staging", Optional.empty(), Condition.of(BROKEN)));
      notifications.onChange(event("Shop", Optional.empty(), Condition.of(BROKEN)));

      assertThat(next().json().path("frontDoor").asText()).isEqualTo("Shop");
    }
    assertThat(received).isEmpty();
  }

  @Test
  void whatDoesNotArriveIsSentAgainLaterAndLater() throws Exception {
    mayAnswer.countDown();
    statuses.addAll(List.of(500, 503, 429, 200));
    try (Notifications notifications = to(Webhook.Format.JSON, "/hook")) {
      notifications.onChange(event("Shop", Optional.empty(), Condition.of(BROKEN)));
      for (int i = 0; i < 4; i++) {
        next();
      }
      await().until(() -> notifications.counts().get("sent") == 1);
    }
    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    assertThat(complaints).isEmpty();
  }

  @Test
  void whatIsNotDeliveredIsDeliveredByTheNextInOrder() throws Exception {
    mayAnswer.countDown();
    away = true;
    Webhook hook = hook(Webhook.Format.JSON, "/hook?token=secret", List.of());
    try (Notifications notifications = to(List.of(hook))) {
      notifications.onChange(event("Shop", Optional.of(HEALTHY), Condition.of(BROKEN)));
      notifications.onChange(event("Shop", Optional.of(Condition.of(BROKEN)), HEALTHY));
      assertThat(notifications.waiting()).isEqualTo(2);
      assertThat(outbox.kept).as("as after a crash").hasSize(2);
      await().until(() -> complaints.size() == 1);
    }
    assertThat(complaints)
        .containsExactly(
            "cannot notify json at 127.0.0.1 so far: status 503; it is tried on",
            "notifications for json at 127.0.0.1 that were not sent: 2; they are kept for later");
    assertThat(outbox.kept.toString()).doesNotContain("secret");

    away = false;
    try (Notifications notifications = to(List.of(hook))) {
      assertThat(next().json().path("event").asText()).isEqualTo("failed");
      assertThat(next().json().path("event").asText()).isEqualTo("recovered");
      await().until(() -> notifications.counts().get("sent") == 2);
      await().until(() -> outbox.kept.isEmpty());
      assertThat(notifications.waiting()).isZero();
    }
    assertThat(received).isEmpty();
  }

  @Test
  void whatIsOlderThanADayIsToldNobody() throws Exception {
    mayAnswer.countDown();
    Webhook hook = hook(Webhook.Format.JSON, "/hook", List.of());
    outbox.kept =
        List.of(
            new Undelivered(hook.id(), "Old", NOW.minus(Duration.ofHours(25)), "{}"),
            new Undelivered(hook.id(), "New", NOW.minus(Duration.ofHours(23)), "{\"new\":1}"));
    try (Notifications notifications = to(List.of(hook))) {
      assertThat(next().json().has("new")).isTrue();
      await().until(() -> notifications.counts().get("sent") == 1);
      assertThat(notifications.counts().get("failed")).isEqualTo(1);
    }
    assertThat(complaints)
        .containsExactly("could not notify json at 127.0.0.1: it is older than a day");
  }

  @Test
  void whatIsForAnotherWebhookIsTold() {
    Webhook hook = hook(Webhook.Format.JSON, "/hook", List.of());
    outbox.kept = List.of(new Undelivered("gone", "Shop", NOW, "{}"));
    try (Notifications notifications = to(List.of(hook))) {
      assertThat(notifications.counts().get("lost")).isEqualTo(1);
    }
    assertThat(complaints)
        .containsExactly(
            "notifications for a webhook that is not in the file any more are dropped: 1");
    assertThat(outbox.kept).isEmpty();
    assertThat(received).isEmpty();
  }

  @Test
  void ofManyThatWaitTheNewestHundredAreKept() {
    try (Notifications notifications = to(Webhook.Format.JSON, "/hook")) {
      for (int i = 0; i < 150; i++) {
        notifications.onChange(event("Shop " + i, Optional.empty(), Condition.of(BROKEN)));
      }
      assertThat(notifications.waiting()).isEqualTo(150);
      assertThat(outbox.kept)
          .hasSize(100)
          .last()
          .satisfies(last -> assertThat(last.frontDoor()).isEqualTo("Shop 149"));
    }
  }

  @Test
  void aReceiverThatIsAwayIsAskedUntilItIsBack() throws Exception {
    mayAnswer.countDown();
    for (int i = 0; i < 20; i++) {
      statuses.add(503);
    }
    try (Notifications notifications = to(Webhook.Format.JSON, "/hook")) {
      notifications.onChange(event("Shop", Optional.empty(), Condition.of(BROKEN)));
      await().until(() -> notifications.counts().get("sent") == 1);
    }
    assertThat(pauses).hasSize(20).last().isEqualTo(Duration.ofMinutes(1));
    assertThat(complaints)
        .containsExactly("cannot notify json at 127.0.0.1 so far: status 503; it is tried on");
  }

  @Test
  void anErrorOfTheReceiverItselfHoldsUpNobodyForLong() throws Exception {
    mayAnswer.countDown();
    for (int i = 0; i < 8; i++) {
      statuses.add(500);
    }
    try (Notifications notifications = to(Webhook.Format.JSON, "/hook")) {
      notifications.onChange(event("Shop", Optional.empty(), Condition.of(BROKEN)));
      notifications.onChange(event("Till", Optional.empty(), Condition.of(BROKEN)));
      await().until(() -> notifications.counts().get("sent") == 1);
      assertThat(notifications.counts().get("failed")).isEqualTo(1);
    }
  }

  @Test
  void whatIsRefusedIsNotSentAgainAndTheSecretIsNotTold() throws Exception {
    mayAnswer.countDown();
    statuses.add(404);
    try (Notifications notifications = to(Webhook.Format.SLACK, "/services/secret")) {
      notifications.onChange(event("Shop", Optional.empty(), Condition.of(BROKEN)));
      next();
      await().until(() -> notifications.counts().get("failed") == 1);
    }
    assertThat(received).isEmpty();
    assertThat(complaints).containsExactly("could not notify slack at 127.0.0.1: status 404");
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    mayAnswer.countDown();
    statuses.add(307);
    try (Notifications notifications = to(Webhook.Format.JSON, "/hook")) {
      notifications.onChange(event("Shop", Optional.empty(), Condition.of(BROKEN)));
      next();
      await().until(() -> notifications.counts().get("failed") == 1);
    }
    assertThat(received).isEmpty();
  }

  @Test
  void whoeverTellsDoesNotWaitAndTheLineIsBounded() throws Exception {
    Notifications notifications = to(Webhook.Format.JSON, "/hook");
    for (int i = 0; i < 1000; i++) {
      notifications.onChange(event("Shop " + i, Optional.empty(), Condition.of(BROKEN)));
    }
    assertThat(notifications.counts().get("lost")).isBetween(499L, 500L);
    notifications.close();
    assertThat(complaints.stream().filter(c -> c.contains(" that were not sent: "))).hasSize(1);
    assertThat(complaints).allSatisfy(c -> assertThat(c).contains("json at 127.0.0.1"));
  }

  @Test
  void aWebhookDoesNotShowItsUrl() {
    assertThat(hook(Webhook.Format.SLACK, "/services/secret", List.of()).toString())
        .doesNotContain("secret");
  }

  private Received next() throws InterruptedException {
    Received one = received.poll(30, TimeUnit.SECONDS);
    assertThat(one).isNotNull();
    return one;
  }

  private Notifications to(Webhook.Format format, String path) {
    return to(List.of(hook(format, path, List.of())));
  }

  private Notifications to(List<Webhook> webhooks) {
    return new Notifications(
        webhooks,
        name -> name.equals("Shop") ? List.of("production") : List.of("staging"),
        Duration.ofMinutes(1),
        new Notifications.Keeping(outbox, Runnable::run, Clock.fixed(NOW, ZoneOffset.UTC)),
        complaints::add,
        this::pause);
  }

  /**
   * Takes no time, but for a receiver that is away: once that was told, nothing more is under way.
   */
  private void pause(Duration time) throws InterruptedException {
    pauses.add(time);
    if (away && !complaints.isEmpty()) {
      new CountDownLatch(1).await(); // until it is closed
    }
  }

  private Webhook hook(Webhook.Format format, String path, List<String> tags) {
    return new Webhook(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path), format, tags);
  }

  private static MonitorEvent event(String name, Optional<Condition> before, Condition after) {
    return new MonitorEvent(name, NOW, NOW.minus(Duration.ofMinutes(2)), before, after, BROKEN);
  }

  private static Report broken() {
    CertificateAuthority root = CertificateAuthority.root("Test Root", NOW);
    try (FrontDoor door = FrontDoor.of(Behaviour.fatalAlert(80))) {
      return TlsVerifier.builder()
          .trust(TrustAnchors.of(root.certificate()))
          .clock(Clock.fixed(NOW, ZoneOffset.UTC))
          .build()
          .verify(Endpoint.live("shop.example.com", door.port()).at("127.0.0.1"));
    }
  }

  /** Answers with the next status that was set, or 200. */
  private HttpServer server() {
    try {
      HttpServer started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      started.createContext(
          "/",
          exchange -> {
            String body =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (away) {
              exchange.sendResponseHeaders(503, -1);
              exchange.close();
              return;
            }
            received.add(new Received(exchange.getRequestURI().toString(), body));
            try {
              mayAnswer.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            Integer status = statuses.poll();
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status == null ? 200 : status, -1);
            exchange.close();
          });
      started.start();
      return started;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
