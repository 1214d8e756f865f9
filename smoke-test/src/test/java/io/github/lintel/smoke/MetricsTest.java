package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.Report;
import io.github.lintel.smoke.metrics.Deliveries;
import io.github.lintel.smoke.metrics.HandshakeFailures;
import io.github.lintel.smoke.metrics.Measured;
import io.github.lintel.smoke.metrics.Metrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final String OPEN_METRICS =
      "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.1";
  private static final List<Measured> DOORS =
      List.of(
          new Measured("Shop", SampleReports.healthy("shop.example.com:443")),
          new Measured("Till " + SampleReports.HOSTILE, SampleReports.broken()),
          new Measured("Nobody", SampleReports.unknown("nobody.example.com:443")));

  @Test
  void textLooksAsBefore() throws IOException {
    assertGolden("metrics.txt", Metrics.of(DOORS).text());
  }

  @Test
  void openMetricsLookAsBefore() throws IOException {
    assertGolden("openmetrics.txt", written(Metrics.of(DOORS), OPEN_METRICS));
  }

  @Test
  void theFormatIsChosenByTheAcceptHeader() {
    assertThat(Metrics.contentType("")).startsWith("text/plain; version=0.0.4");
    assertThat(Metrics.contentType("text/html,*/*")).startsWith("text/plain; version=0.0.4");
    assertThat(Metrics.contentType(OPEN_METRICS)).startsWith("application/openmetrics-text");
  }

  @Test
  void everyMetricIsShownByTheSamples() {
    String text =
        textOf(
            withHttp(),
            counted(DOORS, new HandshakeFailures()),
            new Deliveries(Map.of("sent", 3L, "lost", 1L), 2));

    assertThat(
            new TreeSet<>(
                text.lines().filter(l -> l.startsWith("# TYPE")).map(MetricsTest::name).toList()))
        .containsExactlyInAnyOrderElementsOf(Metrics.names());
  }

  @Test
  void failuresAddUp() {
    HandshakeFailures failures = new HandshakeFailures();
    Report broken = SampleReports.broken();
    List<Measured> door = List.of(new Measured("Shop", broken));
    counted(door, failures);
    counted(door, failures);

    assertThat(textOf(door, failures, Deliveries.NONE))
        .contains(
            "lintel_handshake_failures_total{check=\"handshake.alert\",front_door=\"Shop\","
                + "target=\"shop.example.com:443\"} 2.0");
  }

  @Test
  void whatIsHostileStaysOnItsLine() {
    assertThat(Metrics.of(DOORS).text().lines())
        .allSatisfy(
            line ->
                assertThat(line)
                    .matches("[ -~\u00fc\u2026]+")
                    .matches("# (HELP|TYPE) .*|[a-z_]+\\{.*} [-0-9.E]+"));
  }

  private static List<Measured> withHttp() {
    List<Measured> all = new ArrayList<>(DOORS);
    all.add(new Measured("Asked", SampleReports.unknown("asked.example.com:443"), true));
    return all;
  }

  private static String name(String type) {
    return type.split(" ", -1)[2];
  }

  private static HandshakeFailures counted(List<Measured> doors, HandshakeFailures failures) {
    doors.forEach(failures::count);
    return failures;
  }

  private static String textOf(
      List<Measured> doors, HandshakeFailures failures, Deliveries notifications) {
    return Metrics.of(doors, failures, notifications).text();
  }

  private static String written(Metrics metrics, String accept) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    metrics.write(bytes, accept);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Keys and serial numbers are new each time, and so is the order by them. */
  private static void assertGolden(String name, String actual) throws IOException {
    String stable =
        sorted(
            actual
                .replaceAll("fingerprint_sha256=\"[0-9a-f]{64}\"", "fingerprint_sha256=\"(64)\"")
                .replaceAll("serialnumber=\"[0-9a-f]+\"", "serialnumber=\"(serial)\""));
    Path golden = Path.of("src/test/resources/golden", name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, stable);
    }
    assertThat(stable)
        .as("differs from %s; ./mvnw verify -Dgolden.update=true updates it", golden)
        .isEqualTo(Files.readString(golden));
  }

  /** Sorts the lines below each heading. */
  private static String sorted(String text) {
    StringBuilder all = new StringBuilder();
    TreeSet<String> below = new TreeSet<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("#")) {
        below.forEach(one -> all.append(one).append('\n'));
        below.clear();
        all.append(line).append('\n');
      } else {
        assertThat(below.add(line)).as(line).isTrue();
      }
    }
    below.forEach(one -> all.append(one).append('\n'));
    return all.toString();
  }
}
