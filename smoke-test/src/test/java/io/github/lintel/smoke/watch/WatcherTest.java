package io.github.lintel.smoke.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.github.lintel.smoke.frontdoors.InvalidFrontDoors;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.FrontDoor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Front doors of a file, watched over loopback. */
@Timeout(90)
class WatcherTest {
  private static final CertificateAuthority ROOT =
      CertificateAuthority.root("Test Root", Clock.systemUTC());

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir Path folder;
  private final Queue<String> news = new ConcurrentLinkedQueue<>();
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
  private long version;

  @BeforeEach
  void root() throws IOException {
    Files.writeString(folder.resolve("root.pem"), ROOT.pem());
  }

  @Test
  void whatIsWatchedIsShown() throws Exception {
    try (FrontDoor good = FrontDoor.serving(ROOT.issue("shop.example.com"));
        FrontDoor bad = FrontDoor.of(Behaviour.fatalAlert(80))) {
      write(door("Shop <b>", good), door("Till", bad));
      try (Watcher watcher = start(Optional.empty())) {
        await().until(() -> news.size() == 1);
        assertThat(news.peek())
            .matches("\\S+Z Till: unknown so far -> BROKEN \\(handshake.internal-error\\): .*");

        await().untilAsserted(() -> assertThat(metric(watcher, "lintel_verdict")).hasSize(2));
        assertThat(metric(watcher, "lintel_verdict"))
            .anyMatch(line -> line.contains("front_door=\"Shop <b>\"") && line.endsWith(" 0.0"))
            .anyMatch(line -> line.contains("front_door=\"Till\"") && line.endsWith(" 2.0"));
        assertThat(metric(watcher, "lintel_handshake_failures_total"))
            .anyMatch(line -> line.contains("check=\"handshake.internal-error\""));

        HttpResponse<String> page = get(watcher, "/", "text/html");
        assertThat(page.body())
            .contains("<!DOCTYPE html>", "Shop &lt;b&gt;", "Till")
            .doesNotContain("Shop <b>", "<script");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
            .startsWith("default-src 'none'; style-src 'sha256-");

        assertThat(get(watcher, "/metrics", "application/openmetrics-text;version=1.0.0").body())
            .endsWith("# EOF\n");
        assertThat(get(watcher, "/health", "*/*").body())
            .isEqualTo("{\"status\":\"up\",\"frontDoors\":2,\"verified\":2}\n");
      }
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void theFileIsFollowedAndABrokenOneIsNot() throws Exception {
    try (FrontDoor good = FrontDoor.serving(ROOT.issue("shop.example.com"));
        FrontDoor bad = FrontDoor.of(Behaviour.fatalAlert(80))) {
      write(door("Till", bad));
      try (Watcher watcher = start(Optional.empty())) {
        await().until(() -> news.size() == 1);

        write("  - name: Till\n    taget: x\n");
        await().until(() -> complaints.size() == 1);
        assertThat(complaints.peek())
            .contains(
                "goes on with the front doors as they were",
                "did you mean \\\"target\\\"?".replace("\\", ""));
        assertThat(watcher.summary()).isEqualTo("watching 1 front door");

        write(door("Till", bad), door("Shop", good));
        await().until(() -> news.contains("read again: 2 front doors"));
        await().untilAsserted(() -> assertThat(metric(watcher, "lintel_verdict")).hasSize(2));
        assertThat(news).as("what was told is not told again").hasSize(2);
      }
    }
    assertThat(complaints).hasSize(1);
  }

  @Test
  void aRestartTellsNothingTwice() throws Exception {
    Optional<Path> state = Optional.of(folder.resolve("state.json"));
    try (FrontDoor bad = FrontDoor.of(Behaviour.fatalAlert(80))) {
      write(door("Till", bad));
      try (Watcher watcher = start(state)) {
        assertThat(watcher.summary()).isEqualTo("watching 1 front door");
        await().until(() -> news.size() == 1);
        await().until(() -> Files.exists(folder.resolve("state.json")));
        await().until(() -> Files.readString(folder.resolve("state.json")).contains("\"told\""));
      }
      try (Watcher watcher = start(state)) {
        await().until(() -> !metric(watcher, "lintel_verdict").isEmpty());
        assertThat(news).hasSize(1);
      }
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void whatAWebhookWasNotToldIsToldAfterARestart() throws Exception {
    Optional<Path> state = Optional.of(folder.resolve("state.json"));
    Queue<String> received = new ConcurrentLinkedQueue<>();
    AtomicBoolean away = new AtomicBoolean(true);
    HttpServer hook =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext(
        "/",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          if (away.get()) { // so that no try is under way when the first watcher ends
            exchange.getResponseHeaders().set("Retry-After", "3600");
          } else {
            received.add(body);
          }
          exchange.sendResponseHeaders(away.get() ? 503 : 200, -1);
          exchange.close();
        });
    hook.start();
    int port = hook.getAddress().getPort();
    try (FrontDoor bad = FrontDoor.of(Behaviour.fatalAlert(80))) {
      write(
          door("Till", bad), "notify:\n  - url: http://127.0.0.1:" + port + "/hook?token=secret\n");
      try (Watcher watcher = start(state)) {
        await().until(() -> news.size() == 1);
        await().until(() -> Files.exists(folder.resolve("state.json")));
        await()
            .until(
                () -> Files.readString(folder.resolve("state.json")).contains("\"undelivered\""));
        await()
            .untilAsserted(
                () ->
                    assertThat(metric(watcher, "lintel_notifications_waiting"))
                        .containsExactly("lintel_notifications_waiting 1.0"));
      }
      assertThat(folder.resolve("state.json")).content().doesNotContain("secret");
      assertThat(complaints).singleElement().asString().endsWith("1; they are kept for later");

      away.set(false);
      try (Watcher watcher = start(state)) {
        await()
            .untilAsserted(
                () ->
                    assertThat(metric(watcher, "lintel_notifications_waiting"))
                        .containsExactly("lintel_notifications_waiting 0.0"));
        await()
            .until(
                () -> !Files.readString(folder.resolve("state.json")).contains("\"undelivered\""));
      }
    } finally {
      hook.stop(0);
    }
    assertThat(received).singleElement().asString().contains("\"event\":\"failed\"");
    assertThat(news).as("what was told is not told again").hasSize(1);
  }

  @Test
  void whatIsWrongFromTheStartIsThrown() throws Exception {
    write("  - taget: x\n");
    assertThatThrownBy(() -> start(Optional.empty())).isInstanceOf(InvalidFrontDoors.class);

    write("  - shop.example.com\n");
    assertThatThrownBy(() -> start(Optional.of(folder.resolve("none/state.json"))))
        .hasMessageEndingWith("there is no such folder");
  }

  private Watcher start(Optional<Path> state) {
    return Watcher.start(
        new WatchSettings(
            folder.resolve("lintel.yaml"),
            Map.of(),
            List.of(),
            Duration.ofSeconds(1),
            1,
            Duration.ZERO,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            state),
        new Watcher.Output(news::add, complaints::add));
  }

  private static String door(String name, FrontDoor door) {
    return """
      - name: %s
        target: shop.example.com:%d
        addresses: [127.0.0.1]
        trust: [root.pem]
    """
        .formatted(name, door.port())
        .indent(0);
  }

  /** Replaces the file, which has another time of change than before however fast this is. */
  private void write(String... doors) throws IOException {
    Path file = folder.resolve("lintel.yaml");
    Path fresh = folder.resolve("fresh.yaml");
    Files.writeString(fresh, "front-doors:\n" + String.join("", doors));
    Files.setLastModifiedTime(
        fresh, FileTime.from(Instant.parse("2027-01-01T00:00:00Z").plusSeconds(version++)));
    Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<String> metric(Watcher watcher, String name) throws Exception {
    return get(watcher, "/metrics", "").body().lines().filter(l -> l.startsWith(name)).toList();
  }

  private static HttpResponse<String> get(Watcher watcher, String path, String accept)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + watcher.port() + path));
    if (!accept.isEmpty()) {
      request.header("Accept", accept);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }
}
