package io.github.lintel.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.TransparencyLog;
import io.github.lintel.facts.TransparencyLog.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the public list of transparency logs, version 3, as browsers' makers publish it: {@code
 * log_list.json}. Logs without a state are for tests and are left out.
 */
final class LogListFile {
  /** The list has some 100 KiB. */
  private static final long MAX_SIZE = 16 << 20;

  private LogListFile() {}

  static List<TransparencyLog> read(Path file) {
    try {
      if (Files.size(file) > MAX_SIZE) {
        throw new BadInput("--ct-logs: " + file + " is larger than 16 MiB");
      }
      JsonNode operators = new ObjectMapper().readTree(Files.readAllBytes(file)).path("operators");
      List<TransparencyLog> logs = new ArrayList<>();
      for (JsonNode operator : operators) {
        for (String kind : List.of("logs", "tiled_logs")) {
          for (JsonNode log : operator.path(kind)) {
            if (log.path("state").size() > 0) {
              logs.add(log(log, text(operator, "name", file), file));
            }
          }
        }
      }
      if (logs.isEmpty()) {
        throw new BadInput("--ct-logs: no log in " + file + "; it should be a v3 log list");
      }
      return logs;
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw new BadInput("--ct-logs: " + file + " is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new BadInput("--ct-logs: " + BadInput.unreadable(file, e).getMessage());
    }
  }

  private static TransparencyLog log(JsonNode log, String operator, Path file) {
    String name = text(log, "description", file);
    Iterator<Map.Entry<String, JsonNode>> states = log.path("state").properties().iterator();
    Map.Entry<String, JsonNode> state = states.next();
    try {
      TransparencyLog read =
          new TransparencyLog(
              name,
              operator,
              base64(text(log, "key", file)),
              State.valueOf(state.getKey().toUpperCase(Locale.ROOT)),
              moment(text(state.getValue(), "timestamp", file)));
      if (!read.id().equals(base64(text(log, "log_id", file)))) {
        throw new BadInput(
            "--ct-logs: the log_id of \"" + name + "\" in " + file + " is not that of its key");
      }
      return read;
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new BadInput("--ct-logs: \"" + name + "\" in " + file + ": " + e.getMessage());
    }
  }

  private static Bytes base64(String text) {
    return Bytes.of(Base64.getDecoder().decode(text));
  }

  private static Instant moment(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static String text(JsonNode object, String field, Path file) {
    JsonNode value = object.path(field);
    if (!value.isTextual()) {
      throw new BadInput("--ct-logs: a log without \"" + field + "\" in " + file);
    }
    return value.textValue();
  }
}
