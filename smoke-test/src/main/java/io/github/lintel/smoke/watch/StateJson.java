package io.github.lintel.smoke.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lintel.Verdict;
import io.github.lintel.check.CheckId;
import io.github.lintel.monitor.Condition;
import io.github.lintel.monitor.WatchState;
import io.github.lintel.monitor.WatchState.Pending;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a monitor remembers, as JSON. */
final class StateJson {
  private static final int SCHEMA = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private StateJson() {}

  static byte[] write(Map<String, WatchState> states) throws IOException {
    ObjectNode root = JSON.createObjectNode().put("schema", SCHEMA);
    ObjectNode doors = root.putObject("frontDoors");
    new TreeMap<>(states).forEach((name, state) -> doors.set(name, json(state)));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static Map<String, WatchState> read(byte[] bytes) throws IOException {
    JsonNode root = JSON.readTree(bytes);
    if (root.path("schema").asInt() != SCHEMA || !root.path("frontDoors").isObject()) {
      throw new IllegalArgumentException("it was not written by this version of lintel");
    }
    Map<String, WatchState> states = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> door : root.path("frontDoors").properties()) {
      try {
        states.put(door.getKey(), state(door.getValue()));
      } catch (DateTimeException | IllegalArgumentException e) {
        throw new IllegalArgumentException("an entry in it makes no sense", e);
      }
    }
    return states;
  }

  private static ObjectNode json(WatchState state) {
    ObjectNode json = JSON.createObjectNode();
    state.told().ifPresent(told -> json.set("told", json(told)));
    state.toldSince().ifPresent(since -> json.put("toldSince", since.toString()));
    state.pending().ifPresent(pending -> json.set("pending", json(pending)));
    return json;
  }

  private static ObjectNode json(Condition condition) {
    ObjectNode json = JSON.createObjectNode().put("verdict", condition.verdict().name());
    condition.cause().ifPresent(cause -> json.put("cause", cause.text()));
    return json;
  }

  private static ObjectNode json(Pending pending) {
    ObjectNode json = JSON.createObjectNode();
    json.set("condition", json(pending.condition()));
    json.put("times", pending.times()).put("worse", pending.worse());
    json.put("since", pending.since().toString());
    pending.settlingSince().ifPresent(since -> json.put("settlingSince", since.toString()));
    return json;
  }

  private static WatchState state(JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("no object");
    }
    return new WatchState(
        field(json, "told").map(StateJson::condition),
        moment(json, "toldSince"),
        field(json, "pending").map(StateJson::pending));
  }

  private static Condition condition(JsonNode json) {
    return new Condition(
        Verdict.valueOf(json.path("verdict").asText()),
        field(json, "cause").map(JsonNode::asText).map(CheckId::of));
  }

  private static Pending pending(JsonNode json) {
    return new Pending(
        condition(json.path("condition")),
        json.path("times").asInt(),
        json.path("worse").asInt(),
        moment(json, "since").orElseThrow(IllegalArgumentException::new),
        moment(json, "settlingSince"));
  }

  private static Optional<Instant> moment(JsonNode json, String name) {
    return field(json, name).map(JsonNode::asText).map(Instant::parse);
  }

  private static Optional<JsonNode> field(JsonNode json, String name) {
    return Optional.ofNullable(json.get(name));
  }
}
