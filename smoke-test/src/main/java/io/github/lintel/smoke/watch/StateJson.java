package io.github.lintel.smoke.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lintel.Verdict;
import io.github.lintel.check.CheckId;
import io.github.lintel.monitor.Condition;
import io.github.lintel.monitor.WatchState;
import io.github.lintel.monitor.WatchState.Pending;
import io.github.lintel.smoke.notify.Undelivered;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a monitor remembers, as JSON. */
final class StateJson {
  private static final int SCHEMA = 1;

  /** A quarter of what is read, even if each character takes several bytes. */
  private static final int UNDELIVERED_CHARACTERS = 4 << 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private StateJson() {}

  /**
   * All that is remembered.
   *
   * @param states what is known of each front door
   * @param undelivered what webhooks were not told yet, the oldest first
   */
  record Contents(Map<String, WatchState> states, List<Undelivered> undelivered) {
    static final Contents NONE = new Contents(Map.of(), List.of());

    Contents {
      states = Map.copyOf(states);
      undelivered = List.copyOf(undelivered);
    }
  }

  static byte[] write(Contents contents) throws IOException {
    ObjectNode root = JSON.createObjectNode().put("schema", SCHEMA);
    ObjectNode doors = root.putObject("frontDoors");
    new TreeMap<>(contents.states()).forEach((name, state) -> doors.set(name, json(state)));
    if (!contents.undelivered().isEmpty()) {
      ArrayNode list = root.putArray("undelivered");
      bounded(contents.undelivered()).forEach(each -> list.add(json(each)));
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static Contents read(byte[] bytes) throws IOException {
    JsonNode root = JSON.readTree(bytes);
    if (root.path("schema").asInt() != SCHEMA || !root.path("frontDoors").isObject()) {
      throw new IllegalArgumentException("it was not written by this version of lintel");
    }
    Map<String, WatchState> states = new LinkedHashMap<>();
    List<Undelivered> undelivered = new ArrayList<>();
    try {
      root.path("frontDoors")
          .properties()
          .forEach(door -> states.put(door.getKey(), state(door.getValue())));
      root.path("undelivered").forEach(each -> undelivered.add(undelivered(each)));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException("an entry in it makes no sense", e);
    }
    return new Contents(states, undelivered);
  }

  /** The newest, so that the file can always be read again. */
  private static List<Undelivered> bounded(List<Undelivered> all) {
    List<Undelivered> newestFirst = new ArrayList<>();
    long room = UNDELIVERED_CHARACTERS;
    for (Undelivered each :
        all.stream().sorted(Comparator.comparing(Undelivered::at).reversed()).toList()) {
      room -= each.body().length();
      if (room < 0) {
        break;
      }
      newestFirst.add(each);
    }
    return all.stream().filter(newestFirst::contains).toList();
  }

  private static ObjectNode json(Undelivered undelivered) {
    return JSON.createObjectNode()
        .put("webhook", undelivered.webhook())
        .put("frontDoor", undelivered.frontDoor())
        .put("at", undelivered.at().toString())
        .put("body", undelivered.body());
  }

  private static Undelivered undelivered(JsonNode json) {
    return new Undelivered(
        text(json, "webhook"),
        text(json, "frontDoor"),
        moment(json, "at").orElseThrow(IllegalArgumentException::new),
        text(json, "body"));
  }

  private static String text(JsonNode json, String name) {
    return field(json, name)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .orElseThrow(IllegalArgumentException::new);
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
