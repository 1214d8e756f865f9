package io.github.lintel.smoke.frontdoors;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads YAML into values that know their place. No tags, so that the text creates nothing but maps,
 * lists and text; bounded depth, size and number of aliases.
 */
final class Yaml {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_ALIASES = 100;

  /** The file is bounded in bytes already. */
  private static final int MAX_CHARACTERS = 4 << 20;

  private Yaml() {}

  /**
   * Reads the only document of a text.
   *
   * @throws InvalidFrontDoors if it is no YAML, or more than is wanted
   */
  static Value read(String file, String text, Variables variables) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setCodePointLimit(MAX_CHARACTERS)
            .setAllowNonScalarKeys(true) // refused later, with their place
            .setMaxAliasesForCollections(MAX_ALIASES)
            .build();
    try {
      new Parse(settings).parseString(text).forEach(new Guard(file)::see);
      Optional<Node> root = new Compose(settings).composeString(text);
      return new Value(
          file, root.orElseThrow(() -> new InvalidFrontDoors(file + ": is empty")), variables);
    } catch (MarkedYamlEngineException e) {
      throw wrong(file, e.getProblemMark().or(e::getContextMark), problem(e));
    } catch (YamlEngineException e) {
      throw new InvalidFrontDoors(file + ": " + e.getMessage());
    }
  }

  static InvalidFrontDoors wrong(String file, Optional<Mark> mark, String problem) {
    String place = mark.map(m -> ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1)).orElse("");
    return new InvalidFrontDoors(file + place + ": " + problem);
  }

  private static String problem(MarkedYamlEngineException e) {
    return Optional.ofNullable(e.getProblem()).orElse("is not YAML");
  }

  /** Looks at the events before anything is built from them, which takes memory and stack. */
  private static final class Guard {
    private final String file;
    private int depth;
    private int documents;

    Guard(String file) {
      this.file = file;
    }

    void see(Event event) {
      switch (event.getEventId()) {
        case DocumentStart -> require(++documents == 1, event, "one document is enough");
        case MappingStart, SequenceStart -> {
          require(++depth <= MAX_DEPTH, event, "nested too deep");
          require(((CollectionStartEvent) event).getTag().isEmpty(), event, "no tags, please");
        }
        case MappingEnd, SequenceEnd -> depth--;
        case Scalar -> require(((ScalarEvent) event).getTag().isEmpty(), event, "no tags, please");
        default -> {}
      }
    }

    private void require(boolean condition, Event event, String problem) {
      if (!condition) {
        throw wrong(file, event.getStartMark(), problem);
      }
    }
  }
}
