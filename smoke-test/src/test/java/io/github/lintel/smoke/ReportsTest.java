package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.github.lintel.smoke.report.Entry;
import io.github.lintel.smoke.report.ReportFormat;
import io.github.lintel.smoke.report.Run;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Every format holds its standard, and hostile names do no harm in any. */
class ReportsTest {
  private static final Path SCHEMAS = Path.of("src", "test", "resources", "schemas");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Run RUN =
      new Run(
          SampleReports.NOW,
          List.of(
              new Entry(
                  "Shop <1> & \"more\"",
                  SampleReports.healthy("shop.example.com:443"),
                  Optional.of(new Entry.Source("conf/my doors.yaml", 7)),
                  Optional.empty()),
              Entry.of(SampleReports.broken()),
              Entry.of(SampleReports.unknown("b.example:443"))),
          List.of("late | door"));

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void hostileNamesDoNoHarm(ReportFormat format) {
    String text = text(format);

    assertThat(text).doesNotContain("\u001b", "\r", "\u202e");
    if (format != ReportFormat.TEXT
        && format != ReportFormat.JSON
        && format != ReportFormat.SARIF) {
      assertThat(text).doesNotContain("<b>&amp;\"");
    }
    assertThat(text).contains("red");
  }

  @Test
  void junitIsAsSurefireWritesIt() throws Exception {
    String xml = text(ReportFormat.JUNIT);

    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(SCHEMAS.resolve("surefire-test-report.xsd").toFile())
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
    Element suite = parse(xml).getDocumentElement();
    assertThat(suite.getAttribute("tests")).isEqualTo("4");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(4);
    Element failure = (Element) suite.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("type")).isEqualTo("deployment.nodes-differ");
    assertThat(failure.getAttribute("message")).contains("<b>&amp;\"");
    assertThat(failure.getTextContent()).startsWith("BROKEN");
  }

  @Test
  void sarifHoldsItsSchema() throws Exception {
    String json = text(ReportFormat.SARIF);

    assertThat(
            JsonSchemaFactory.getInstance(VersionFlag.V7)
                .getSchema(Files.readString(SCHEMAS.resolve("sarif-schema-2.1.0.json")))
                .validate(MAPPER.readTree(json)))
        .isEmpty();
    JsonNode run = MAPPER.readTree(json).at("/runs/0");
    assertThat(run.at("/invocations/0/executionSuccessful").asBoolean(true)).isFalse();
    JsonNode first = run.at("/results/0");
    assertThat(first.at("/ruleId").asText()).isEqualTo("deployment.nodes-differ");
    assertThat(first.at("/level").asText()).isEqualTo("error");
    assertThat(run.at("/tool/driver/rules/" + first.at("/ruleIndex").asInt() + "/id").asText())
        .isEqualTo("deployment.nodes-differ");
    assertThat(first.at("/locations/0/physicalLocation/artifactLocation/uri").asText())
        .isEqualTo("https://shop.example.com:443/");
    assertThat(run.at("/results/3/suppressions/0/status").asText()).isEqualTo("accepted");
  }

  @Test
  void sarifPointsAtTheLineOfTheFile() throws IOException {
    Entry entry =
        new Entry(
            "Shop",
            SampleReports.broken(),
            Optional.of(new Entry.Source("conf/my doors.yaml", 7)),
            Optional.empty());
    JsonNode place =
        MAPPER
            .readTree(
                text(ReportFormat.SARIF, new Run(SampleReports.NOW, List.of(entry), List.of())))
            .at("/runs/0/results/0/locations/0/physicalLocation");

    assertThat(place.at("/artifactLocation/uri").asText()).isEqualTo("conf/my%20doors.yaml");
    assertThat(place.at("/region/startLine").asInt()).isEqualTo(7);
  }

  @Test
  void jsonHoldsItsSchema() throws IOException {
    assertThat(ReportSchema.problems(text(ReportFormat.JSON))).isEmpty();
  }

  @Test
  void markdownIsATableWithoutLinksAndMarkup() {
    String markdown = text(ReportFormat.MARKDOWN);
    List<String> table = markdown.lines().filter(line -> line.startsWith("|")).toList();

    assertThat(table).hasSize(6);
    assertThat(table).allSatisfy(row -> assertThat(row.chars().filter(c -> c == '|')).hasSize(5));
    assertThat(table.get(3)).contains("🔴 BROKEN", "**deployment&#46;nodes&#45;differ**");
    assertThat(String.join("", table)).doesNotContain("<", "@", "http");
    assertThat(markdown).contains("late &#124; door", "<pre>\nBROKEN");
  }

  @Test
  void prometheusTellsEveryFrontDoor() {
    String metrics = text(ReportFormat.PROMETHEUS);

    assertThat(metrics)
        .contains("# TYPE probe_success gauge", "lintel_verdict{", "lintel_finding{")
        .containsPattern("probe_success\\{[^}]*front_door=\"Shop <1> & \\\\\"more\\\\\"\"[^}]*} 1");
    assertThat(metrics.lines()).allMatch(line -> line.matches("#.*|[a-z_]+(\\{.*})? \\S+"));
  }

  @Test
  void textIsTheExplanations() {
    assertThat(text(ReportFormat.TEXT))
        .contains(SampleReports.broken().explain().stripTrailing(), "NOT VERIFIED  late | door");
  }

  private static String text(ReportFormat format) {
    return text(format, RUN);
  }

  private static String text(ReportFormat format, Run run) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    format.write(run, out);
    out.flush();
    return text.toString();
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }
}
