package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The dashboard has the types that Grafana itself declares: every key is known, every word one of
 * those that there are, for the dashboard, its panels and the options of each type of panel.
 */
class DashboardTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, String> PANELS =
      Map.of(
          "stat", "Stat",
          "table", "Table",
          "timeseries", "TimeSeries",
          "bargauge", "BarGauge",
          "state-timeline", "StateTimeline");

  private ObjectNode types;
  private ObjectNode dashboard;

  @BeforeEach
  void read() throws IOException {
    types =
        (ObjectNode) MAPPER.readTree(Path.of("src/test/resources/grafana.schema.json").toFile());
    dashboard =
        (ObjectNode)
            MAPPER.readTree(Path.of("..", "docs", "monitoring", "dashboard.json").toFile());
  }

  @Test
  void itHasTheTypesOfGrafana() {
    assertThat(problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/panels/0/options, colorMode, bakground",
    "/panels/0/options, colourMode, background",
    "/panels/0/gridPos, x, left",
    "/panels/0/gridPos, z, 1",
    "/panels/0, kind, stat",
    "/panels/0, type, statistic",
    "/panels/0/fieldConfig/defaults, units, none",
    "/panels/5/options, mergeValue, true",
    "/panels/6/options, showHeaders, true",
    "/panels/8/options, displayMode, flat",
    "/panels/10/options/legend, displayMode, lines",
    "/panels/10/fieldConfig/defaults/custom, drawStyle, curve",
    "/templating/list/0, type, source",
    "/templating/list/0, nam, datasource",
    "'', shemaVersion, 39",
  })
  void whatGrafanaDoesNotKnowIsFound(String place, String key, String value) {
    ObjectNode node = (ObjectNode) dashboard.at(place);
    node.put(key, value);

    assertThat(problems()).isNotEmpty();
  }

  private List<String> problems() {
    List<String> all = new ArrayList<>();
    ArrayNode panels = (ArrayNode) dashboard.get("panels");
    all.addAll(problems("Board", dashboard));
    for (JsonNode panel : panels) {
      String type = panel.path("type").asText();
      String name = PANELS.get(type);
      if (name == null) {
        all.add("a panel of type " + type);
        continue;
      }
      all.addAll(problems("AnyPanel", panel));
      all.addAll(problems(name + "Options", panel.path("options")));
      JsonNode custom = panel.at("/fieldConfig/defaults/custom");
      if (!custom.isMissingNode()) {
        all.addAll(problems(name + "FieldConfig", custom));
      }
    }
    return all;
  }

  private List<String> problems(String type, JsonNode json) {
    ObjectNode definition = types.deepCopy().put("$ref", "#/definitions/" + type);
    assertThat(definition.at("/definitions").has(type)).as(type).isTrue();
    JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(definition);
    return schema.validate(json).stream().map(problem -> type + problem).toList();
  }
}
