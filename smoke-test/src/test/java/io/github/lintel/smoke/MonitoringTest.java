package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lintel.smoke.metrics.Measured;
import io.github.lintel.smoke.metrics.Metrics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What lies in docs/monitoring fits the metrics, and Prometheus' own tool takes it. */
class MonitoringTest {
  private static final Path FOLDER = Path.of("..", "docs", "monitoring");
  private static final Pattern METRIC = Pattern.compile("\\b(?:lintel|probe)_[a-z_]+\\b");
  private static final Pattern ALERT = Pattern.compile("alert: (\\w+)");

  @Test
  @RequiresProgram("promtool")
  void promtoolTakesTheRules() throws Exception {
    assertThat(promtool("check", "rules", "alerts.yml")).contains("SUCCESS");
  }

  @Test
  @RequiresProgram("promtool")
  void theRulesDoWhatTheySay() throws Exception {
    assertThat(promtool("test", "rules", "alerts_test.yml")).contains("SUCCESS");
  }

  @Test
  @RequiresProgram("promtool")
  void promtoolTakesTheMetrics() throws Exception {
    List<Measured> doors =
        List.of(
            new Measured("Shop", SampleReports.healthy("shop.example.com:443")),
            new Measured(SampleReports.HOSTILE, SampleReports.broken()),
            new Measured("Nobody", SampleReports.unknown("nobody.example.com:443")));

    assertThat(fed(Metrics.of(doors).text(), "check", "metrics")).isEmpty();
  }

  @Test
  void everyAlertIsTested() throws IOException {
    String tests = read("alerts_test.yml");

    assertThat(matches(ALERT, read("alerts.yml"), 1))
        .hasSizeGreaterThan(8)
        .allSatisfy(alert -> assertThat(tests).contains(alert));
  }

  @Test
  void rulesAndDashboardUseMetricsThatThereAre() throws IOException {
    Set<String> known = new HashSet<>(Metrics.names());
    for (String file : List.of("alerts.yml", "alerts_test.yml", "dashboard.json")) {
      assertThat(matches(METRIC, read(file), 0))
          .as(file)
          .hasSizeGreaterThan(5)
          .allSatisfy(name -> assertThat(known).contains(name));
    }
  }

  @Test
  void everyMetricIsExplained() throws IOException {
    String page = read("README.md");

    assertThat(Metrics.names()).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    assertThat(matches(METRIC, page, 0).stream().filter(n -> n.startsWith("lintel_")))
        .isSubsetOf(Metrics.names());
  }

  @Test
  void theDashboardIsOneThatGrafanaLoads() throws IOException {
    JsonNode dashboard = new ObjectMapper().readTree(read("dashboard.json"));

    assertThat(dashboard.path("id").isNull()).as("Grafana gives the id").isTrue();
    assertThat(dashboard.path("uid").asText()).matches("[a-zA-Z0-9_-]{1,40}");
    assertThat(dashboard.path("title").asText()).isNotEmpty();
    assertThat(dashboard.path("schemaVersion").asInt()).isBetween(36, 42);
    Set<Integer> ids = new HashSet<>();
    Set<String> variables =
        Stream.concat(
                dashboard.at("/templating/list").valueStream().map(v -> v.path("name").asText()),
                Stream.of("__rate_interval"))
            .collect(Collectors.toSet());
    for (JsonNode panel : dashboard.path("panels")) {
      assertThat(ids.add(panel.path("id").asInt())).isTrue();
      assertThat(panel.path("type").asText())
          .isIn("stat", "table", "timeseries", "bargauge", "state-timeline");
      assertThat(panel.at("/gridPos/x").asInt() + panel.at("/gridPos/w").asInt())
          .isLessThanOrEqualTo(24);
      assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
      assertThat(panel.path("targets")).isNotEmpty();
      for (JsonNode target : panel.path("targets")) {
        assertThat(matches(Pattern.compile("\\$(\\w+)"), target.path("expr").asText(), 1))
            .isSubsetOf(variables);
      }
    }
    assertThat(overlapping(dashboard.path("panels"))).isEmpty();
  }

  @Test
  @RequiresProgram("promtool")
  void prometheusUnderstandsEveryQueryOfTheDashboard() throws Exception {
    StringBuilder rules = new StringBuilder("groups: [{ name: dashboard, rules: [\n");
    int number = 0;
    for (JsonNode query : new ObjectMapper().readTree(read("dashboard.json")).findValues("expr")) {
      String expression =
          query
              .asText()
              .replace("$__rate_interval", "5m")
              .replace("$front_door", ".*")
              .replace("'", "''");
      rules.append("{ record: 'query:%d', expr: '%s' },\n".formatted(number++, expression));
    }
    Path file = Files.createTempFile("queries", ".yml");
    try {
      Files.writeString(file, rules.append("]}]").toString());
      assertThat(promtool("check", "rules", file.toString())).contains(number + " rules found");
    } finally {
      Files.delete(file);
    }
  }

  private static List<String> overlapping(JsonNode panels) {
    Set<String> cells = new HashSet<>();
    List<String> twice = new ArrayList<>();
    for (JsonNode panel : panels) {
      JsonNode at = panel.path("gridPos");
      for (int x = 0; x < at.path("w").asInt(); x++) {
        for (int y = 0; y < at.path("h").asInt(); y++) {
          String cell = (at.path("x").asInt() + x) + "," + (at.path("y").asInt() + y);
          if (!cells.add(cell)) {
            twice.add(cell);
          }
        }
      }
    }
    return twice;
  }

  private static Set<String> matches(Pattern pattern, String text, int group) {
    Set<String> all = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      all.add(matcher.group(group));
    }
    return all;
  }

  private static String read(String file) throws IOException {
    return Files.readString(FOLDER.resolve(file));
  }

  private static String promtool(String... arguments) throws Exception {
    return fed("", arguments);
  }

  /** What promtool says of its input; it fails if that is a complaint. */
  private static String fed(String input, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Programs.find("promtool").orElseThrow().toString());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true).start();
    try (var out = process.getOutputStream()) {
      out.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
