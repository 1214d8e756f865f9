package io.github.lintel.smoke.frontdoors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The published schema and the loader agree. */
class LintelSchemaTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PEM = Pattern.compile("[\\w./-]+\\.(?:pem|key)\\b");
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Credential CREDENTIAL =
      CertificateAuthority.root("Root", Clock.systemUTC()).issue("a.example");
  private static final String CHAIN = CREDENTIAL.chainPem();

  private static final String EVERYTHING =
      """
      {"version": 1,
       "defaults": {"tags": ["t"], "trust": "jdk", "rules": "web", "timeout": "5s",
                    "expect": {"minimum-validity": "3d"}},
       "front-doors": [
         "b.example",
         {"name": "A", "target": "a.example:8443", "addresses": ["192.0.2.1"],
          "server-name": "www.a.example", "tags": "x", "trust": ["system", "a.pem"],
          "client": {"certificate": "a.pem", "key": "a.key", "key-password-file": "password"},
          "rules": "strict", "timeout": "500ms",
          "expect": {"bundle": ["a.pem"], "key": "a.pem", "issued-after": "2027-02-20", "names": "c.example", "minimum-validity": "14d",
                     "http": {"path": "/x", "status": 301}, "client-certificate": true,
                     "accept": [{"check": "chain.root-sent", "reason": "r",
                                 "until": "2027-03-01"}]}}]}
      """;

  @TempDir Path folder;
  private JsonSchema schema;

  @BeforeEach
  void read() throws IOException {
    schema =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(Files.readString(DOCS.resolve("lintel.schema.json")));
    Files.writeString(folder.resolve("a.pem"), CHAIN);
    Files.writeString(folder.resolve("a.key"), CREDENTIAL.keyPem());
    Files.writeString(folder.resolve("password"), "secret\n");
  }

  static List<String> examples() throws IOException {
    List<String> all = new ArrayList<>();
    try (Stream<Path> pages = Files.walk(DOCS)) {
      for (Path page : pages.filter(p -> p.toString().endsWith(".md")).sorted().toList()) {
        Matcher block = YAML.matcher(Files.readString(page));
        while (block.find()) {
          if (block.group(1).contains("front-doors:")) {
            all.add(block.group(1));
          }
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsGood(String example) throws IOException {
    Matcher pem = PEM.matcher(example);
    while (pem.find()) {
      Path file = folder.resolve(pem.group());
      Files.createDirectories(file.getParent());
      Files.writeString(file, file.toString().endsWith(".key") ? CREDENTIAL.keyPem() : CHAIN);
    }
    Object data = new Load(LoadSettings.builder().build()).loadFromString(example);

    assertThat(refusedBySchema(MAPPER.valueToTree(data))).isEmpty();
    assertThat(parse(example).doors()).isNotEmpty();
  }

  @Test
  void whatTheSchemaRefusesTheLoaderRefuses() throws IOException {
    JsonNode everything = MAPPER.readTree(EVERYTHING);
    assertThat(refusedBySchema(everything)).isEmpty();
    assertThat(parse(everything.toString()).doors()).hasSize(2);
    int refused = 0;
    for (JsonNode changed : changes(everything)) {
      if (!refusedBySchema(changed).isEmpty()) {
        refused++;
        assertThat(refusedByLoader(changed)).as(changed.toString()).isTrue();
      }
    }
    assertThat(refused).isGreaterThan(150);
  }

  /** Otherwise editors would not know it. */
  @Test
  void everyKeyOfTheLoaderIsInTheSchema() throws IOException {
    for (JsonNode changed : changes(MAPPER.readTree(EVERYTHING))) {
      if (!refusedByLoader(changed)) {
        assertThat(refusedBySchema(changed)).as(changed.toString()).isEmpty();
      }
    }
  }

  /** The same with one value replaced, one key misspelt or one key left out, everywhere. */
  private static List<JsonNode> changes(JsonNode document) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    List<JsonNode> others = new ArrayList<>();
    for (String other :
        List.of("null", "7", "-1", "true", "\"\"", "\"?\"", "[]", "[7]", "{}", "{\"a\": 1}")) {
      others.add(MAPPER.readTree(other));
    }
    collect(document, document, others, all);
    return all;
  }

  private static void collect(
      JsonNode root, JsonNode node, List<JsonNode> others, List<JsonNode> all) {
    if (node instanceof ObjectNode object) {
      for (String key : object.propertyStream().map(Map.Entry::getKey).toList()) {
        JsonNode value = object.get(key);
        for (JsonNode other : others) {
          object.set(key, other);
          all.add(root.deepCopy());
        }
        object.remove(key);
        all.add(root.deepCopy());
        object.set(key + "s", value);
        all.add(root.deepCopy());
        object.remove(key + "s");
        object.set(key, value);
        collect(root, value, others, all);
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        JsonNode before = array.get(i);
        for (JsonNode other : others) {
          array.set(i, other);
          all.add(root.deepCopy());
        }
        array.set(i, before);
        collect(root, before, others, all);
      }
    }
  }

  private List<String> refusedBySchema(JsonNode document) {
    return schema
        .validate(
            document, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
        .stream()
        .map(Object::toString)
        .toList();
  }

  private boolean refusedByLoader(JsonNode document) {
    try {
      parse(document.toString());
      return false;
    } catch (InvalidFrontDoors e) {
      return true;
    }
  }

  private FrontDoors parse(String text) {
    return FrontDoors.parse(folder.resolve("lintel.yaml"), text, Map.of());
  }
}
