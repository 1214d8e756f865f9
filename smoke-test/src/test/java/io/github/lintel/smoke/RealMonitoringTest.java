package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lintel.smoke.watch.WatchSettings;
import io.github.lintel.smoke.watch.Watcher;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.FrontDoor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes what is watched, and a real Alertmanager is told. */
@Timeout(110)
class RealMonitoringTest {
  private static final CertificateAuthority ROOT =
      CertificateAuthority.root("Test Root", Clock.systemUTC());
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir Path folder;
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

  @Test
  @RequiresProgram("prometheus")
  void prometheusScrapesAndFindsNothingWrongWithIt() throws Exception {
    try (FrontDoor good = FrontDoor.serving(ROOT.issue("shop.example.com"));
        FrontDoor bad = FrontDoor.of(Behaviour.fatalAlert(80))) {
      write(door("Shop \\\"quoted\\\"", good) + door("Till", bad));
      try (Watcher watcher = watch();
          RealServer prometheus = prometheus(watcher.port())) {
        await()
            .atMost(Duration.ofSeconds(40))
            .untilAsserted(
                () ->
                    assertThat(query(prometheus, "lintel_verdict"))
                        .containsOnly(Map.entry("Shop \"quoted\"", "0"), Map.entry("Till", "2")));
        assertThat(query(prometheus, "probe_success"))
            .containsOnly(Map.entry("Shop \"quoted\"", "1"), Map.entry("Till", "0"));
        assertThat(query(prometheus, "lintel_certificate_expiry_timestamp_seconds{depth=\"0\"}"))
            .containsOnlyKeys("Shop \"quoted\"");
        JsonNode target = get(prometheus.port(), "/api/v1/targets").at("/data/activeTargets/0");
        assertThat(target.path("health").asText()).isEqualTo("up");
        assertThat(target.path("lastError").asText()).isEmpty();
      }
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  @RequiresProgram("prometheus-alertmanager")
  void alertmanagerHasTheAlertAndResolvesIt() throws Exception {
    CertificateAuthority other = CertificateAuthority.root("Other Root", Clock.systemUTC());
    try (FrontDoor bad = FrontDoor.of(Behaviour.fatalAlert(80));
        FrontDoor stranger = FrontDoor.serving(other.issue("shop.example.com"));
        RealServer alertmanager = alertmanager()) {
      String notify =
          "notify: [{ url: \"http://127.0.0.1:%d\", format: alertmanager }]\n"
              .formatted(alertmanager.port());
      write(door("Till", bad) + notify);
      try (Watcher watcher = watch()) {
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(
                () ->
                    assertThat(alerts(alertmanager))
                        .containsExactly("Till handshake.internal-error critical"));

        write(door("Till", stranger) + notify);
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(
                () ->
                    assertThat(alerts(alertmanager))
                        .containsExactly("Till chain.untrusted-root critical"));
        assertThat(watcher.frontDoors()).isEqualTo(1);
      }
    }
    assertThat(complaints).isEmpty();
  }

  private Watcher watch() {
    return Watcher.start(
        new WatchSettings(
            folder.resolve("lintel.yaml"),
            Map.of(),
            List.of(),
            Duration.ofSeconds(1),
            1,
            Duration.ZERO,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Optional.empty()),
        new Watcher.Output(news -> {}, complaints::add));
  }

  private RealServer prometheus(int target) throws IOException {
    Files.writeString(
        folder.resolve("prometheus.yml"),
        """
        global: { scrape_interval: 1s }
        scrape_configs:
          - job_name: lintel
            static_configs: [{ targets: ["127.0.0.1:%d"] }]
        """
            .formatted(target));
    return RealServer.start(
        folder,
        (address, port) ->
            List.of(
                Programs.find("prometheus").orElseThrow().toString(),
                "--config.file=" + folder.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("tsdb"),
                "--web.listen-address=" + address + ":" + port));
  }

  private RealServer alertmanager() throws IOException {
    Files.writeString(
        folder.resolve("alertmanager.yml"),
        """
        route: { receiver: nobody }
        receivers: [{ name: nobody }]
        """);
    return RealServer.start(
        folder,
        (address, port) ->
            List.of(
                Programs.find("prometheus-alertmanager").orElseThrow().toString(),
                "--config.file=" + folder.resolve("alertmanager.yml"),
                "--storage.path=" + folder.resolve("alerts"),
                "--cluster.listen-address=",
                "--web.listen-address=" + address + ":" + port));
  }

  private void write(String doors) throws IOException {
    Files.writeString(folder.resolve("root.pem"), ROOT.pem());
    Path fresh = folder.resolve("fresh.yaml");
    Files.writeString(fresh, "front-doors:\n" + doors);
    Files.move(
        fresh, folder.resolve("lintel.yaml"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private static String door(String name, FrontDoor door) {
    return """
      - name: "%s"
        target: shop.example.com:%d
        addresses: [127.0.0.1]
        trust: [root.pem]
    """
        .formatted(name, door.port());
  }

  /** The values by front door. */
  private static Map<String, String> query(RealServer prometheus, String expression)
      throws IOException, InterruptedException {
    String query = URLEncoder.encode(expression, StandardCharsets.UTF_8);
    Map<String, String> values = new java.util.TreeMap<>();
    for (JsonNode one : get(prometheus.port(), "/api/v1/query?query=" + query).at("/data/result")) {
      values.put(one.at("/metric/front_door").asText(), one.at("/value/1").asText());
    }
    return values;
  }

  private static List<String> alerts(RealServer alertmanager)
      throws IOException, InterruptedException {
    return get(alertmanager.port(), "/api/v2/alerts")
        .valueStream()
        .map(alert -> alert.path("labels"))
        .map(
            labels ->
                labels.path("front_door").asText()
                    + " "
                    + labels.path("check").asText()
                    + " "
                    + labels.path("severity").asText())
        .toList();
  }

  private static JsonNode get(int port, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    return new ObjectMapper().readTree(CLIENT.send(request, BodyHandlers.ofString()).body());
  }
}
