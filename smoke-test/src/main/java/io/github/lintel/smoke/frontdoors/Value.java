package io.github.lintel.smoke.frontdoors;

import io.github.lintel.facts.PrintableText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value of the file, which can tell its place when something is wrong with it. */
final class Value {
  private static final int MAX_TEXT = 1000;

  private final String file;
  private final Node node;
  private final Variables variables;

  Value(String file, Node node, Variables variables) {
    this.file = file;
    this.node = node;
    this.variables = variables;
  }

  InvalidFrontDoors wrong(String problem) {
    return Yaml.wrong(file, node.getStartMark(), problem);
  }

  /** Returns the number of the line in which it begins; the first is 1. */
  int line() {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  boolean isText() {
    return node instanceof ScalarNode;
  }

  /** Returns the entries of a map that has no other keys than these. */
  Fields fields(List<String> known) {
    if (!(node instanceof MappingNode map)) {
      throw wrong("expected a map with the keys " + String.join(", ", known));
    }
    Map<String, Value> entries = new HashMap<>();
    for (NodeTuple entry : map.getValue()) {
      Value key = with(entry.getKeyNode());
      if (!(entry.getKeyNode() instanceof ScalarNode name)) {
        throw key.wrong("a key is a word");
      }
      if (!known.contains(name.getValue())) {
        String word = PrintableText.escape(name.getValue(), 60);
        throw key.wrong("unknown key " + Suggestion.quoted(word, known));
      }
      if (entries.put(name.getValue(), with(entry.getValueNode())) != null) {
        throw key.wrong("the key \"" + name.getValue() + "\" is here twice");
      }
    }
    return new Fields(this, entries);
  }

  List<Value> list() {
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong("expected a list");
    }
    return sequence.getValue().stream().map(this::with).toList();
  }

  /** Returns the elements of a list, or what stands there alone. */
  List<Value> oneOrMore() {
    return isText() ? List.of(this) : list();
  }

  String text() {
    if (!(node instanceof ScalarNode scalar)) {
      throw wrong("expected a text");
    }
    if (node.getTag().equals(Tag.NULL)) {
      throw wrong("is empty");
    }
    String text = read(variables::replacedIn, scalar.getValue());
    if (text.isBlank()) {
      throw wrong("is empty");
    }
    if (text.length() > MAX_TEXT) {
      throw wrong("is longer than " + MAX_TEXT + " characters");
    }
    String readable = text.replace("\\", "");
    if (!PrintableText.escape(readable).equals(readable)) {
      throw wrong("has a character that cannot be shown: " + PrintableText.escape(text));
    }
    return text;
  }

  /** Returns what the environment has under the name that stands here. */
  Optional<String> variable() {
    return variables.value(text());
  }

  boolean flag() {
    return switch (text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong("expected true or false");
    };
  }

  /** Reads the text by a method that complains about what it cannot use. */
  <T> T as(Function<String, T> reader) {
    return read(reader, text());
  }

  private <T> T read(Function<String, T> reader, String text) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException | java.io.UncheckedIOException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private Value with(Node other) {
    return new Value(file, other, variables);
  }

  /** The entries of a map. */
  record Fields(Value map, Map<String, Value> entries) {
    Optional<Value> get(String key) {
      return Optional.ofNullable(entries.get(key));
    }

    Value require(String key) {
      return get(key).orElseThrow(() -> map.wrong("the key \"" + key + "\" is missing"));
    }

    <T> Optional<T> get(String key, Function<Value, T> reader) {
      return get(key).map(reader);
    }

    /** Returns what a list holds, or what stands there alone. */
    <T> Optional<List<T>> all(String key, Function<String, T> reader) {
      return get(key)
          .map(
              value -> {
                List<T> all = new ArrayList<>();
                value.oneOrMore().forEach(each -> all.add(each.as(reader)));
                return all;
              });
    }
  }
}
