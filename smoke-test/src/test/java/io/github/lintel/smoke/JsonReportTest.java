package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lintel.Report;
import io.github.lintel.Verdict;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.Stage;
import io.github.lintel.smoke.report.JsonReport;
import io.github.lintel.smoke.report.JsonText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class JsonReportTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Path SHAPE = Path.of("src", "test", "resources", "report.shape.txt");

  @Test
  void reportsAreAsTheSchemaSays() throws Exception {
    String json =
        text(
            List.of(
                SampleReports.healthy("a.example"),
                SampleReports.broken(),
                SampleReports.unknown("b.example")));

    assertThat(ReportSchema.problems(json)).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatIsNotInIt() throws Exception {
    String json = text(List.of(SampleReports.broken()));

    assertThat(ReportSchema.problems(json.replace("\"remedy\"", "\"cure\""))).isNotEmpty();
    assertThat(ReportSchema.problems(json.replace("\"BROKEN\"", "\"BAD\""))).isNotEmpty();
    assertThat(ReportSchema.problems(json.replace("2027-03-02T", "2 March "))).isNotEmpty();
  }

  @Test
  void theSchemaHasEveryWord() throws Exception {
    JsonNode definitions = MAPPER.readTree(ReportSchema.FILE.toFile()).at("/$defs");

    assertThat(words(definitions.at("/client/enum")))
        .containsExactlyElementsOf(Stream.of(ClientKind.values()).map(ClientKind::id).toList());
    assertThat(words(definitions.at("/handshake/properties/reached/enum")))
        .containsExactlyElementsOf(ids(Stage.values()));
    assertThat(words(definitions.at("/handshake/properties/ending/enum")))
        .containsExactlyElementsOf(ids(Ending.values()));
    assertThat(words(definitions.at("/verdict/enum")))
        .containsExactlyElementsOf(Stream.of(Verdict.values()).map(Enum::name).toList());
    assertThat(words(definitions.at("/finding/properties/severity/enum")))
        .containsExactlyElementsOf(Stream.of(Severity.values()).map(Enum::name).toList());
  }

  @Test
  void showsWhatWasFound() throws Exception {
    JsonNode report = MAPPER.readTree(text(List.of(SampleReports.broken()))).at("/reports/0");

    assertThat(report.at("/rootCause").asText()).isEqualTo("deployment.nodes-differ");
    assertThat(report.at("/checkedAt").asText()).isEqualTo("2027-03-02T09:05:00Z");
    assertThat(report.at("/findings/0/where").isEmpty()).isTrue();
    assertThat(report.at("/findings/0/accepted").isNull()).isTrue();
    assertThat(report.at("/findings/1/followsFromRootCause").asBoolean()).isTrue();
    assertThat(report.at("/findings/1/where/depth").asInt(-1)).isZero();
    assertThat(report.at("/findings/2/followsFromRootCause").asBoolean()).isFalse();
    assertThat(report.at("/findings/2/where/handshake").asText()).isEqualTo("without-server-name");
    assertThat(report.at("/findings/3/accepted/until").asText()).isEqualTo("2027-04-01");
    assertThat(report.at("/findings/0/evidence/left").asText()).isEqualTo("PT36H");
    assertThat(report.at("/findings/0/evidence/large").asLong()).isEqualTo(Long.MAX_VALUE);
    JsonNode node = report.at("/addresses/0");
    assertThat(node.at("/handshake/milliseconds/connected").decimalValue()).isEqualTo("0.123");
    assertThat(node.at("/handshakes")).hasSize(2);
    assertThat(node.at("/handshakes/1/alertReceived/name").asText()).isEqualTo("handshake_failure");
    assertThat(node.at("/chain/0/serial").asText()).matches("[0-9a-f]+");
    assertThat(node.at("/chain/1/malformed").asText()).isNotEmpty();
    assertThat(node.has("trustedPath")).isFalse();
  }

  @Test
  void theTrustedPathEndsAtTheAnchor() throws Exception {
    JsonNode node =
        MAPPER.readTree(text(List.of(SampleReports.healthy("a")))).at("/reports/0/addresses/0");

    assertThat(node.at("/trustedPath")).hasSize(3);
    assertThat(node.at("/trustedPath/0")).isEqualTo(node.at("/chain/0/sha256"));
    assertThat(node.at("/rootCause").isNull()).isTrue();
  }

  /** Who reads it relies on these; a new schema number goes with one that is gone or changed. */
  @Test
  void theShapeIsTheOnePublished() throws Exception {
    JsonNode json =
        MAPPER.readTree(text(List.of(SampleReports.healthy("a.example"), SampleReports.broken())));
    TreeSet<String> shape = new TreeSet<>();
    collect("", json, shape);
    String text = "schema " + json.at("/schema") + "\n" + String.join("\n", shape) + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(SHAPE, text);
    }

    assertThat(text)
        .as("update with ./mvnw verify -Dgolden.update=true")
        .isEqualTo(Files.readString(SHAPE));
  }

  private static void collect(String path, JsonNode node, Set<String> shape) {
    if (path.endsWith(".evidence")) {
      shape.add(path + " " + node.getNodeType());
    } else if (node.isObject()) {
      node.properties().forEach(e -> collect(path + "." + e.getKey(), e.getValue(), shape));
    } else if (node.isArray()) {
      node.forEach(each -> collect(path + "[]", each, shape));
    } else {
      shape.add(path + " " + node.getNodeType());
    }
  }

  @Test
  void hostileTextStaysText() throws Exception {
    String json = text(List.of(SampleReports.broken()));

    assertThat(json).matches("[\\x20-\\x7e\\n]+");
    JsonNode finding = MAPPER.readTree(json).at("/reports/0/findings/0");
    assertThat(finding.at("/evidence/name").asText()).isEqualTo(SampleReports.HOSTILE);
    assertThat(finding.at("/sentence").asText())
        .contains("\\u{1b}[31mred\\u{d}\\u{a}\\u{202e}gro.live");
    assertThat(finding.at("/remedy").asText()).contains("\\u{1b}[31mred");
  }

  private static String text(List<Report> reports) {
    StringWriter text = new StringWriter();
    JsonText.print(JsonReport.of(reports), new PrintWriter(text));
    return text.toString();
  }

  private static List<String> words(JsonNode array) {
    return MAPPER.convertValue(
        array, MAPPER.getTypeFactory().constructCollectionType(List.class, String.class));
  }

  private static List<String> ids(Enum<?>[] constants) {
    return Stream.of(constants)
        .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }
}
