package io.github.lintel.smoke;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What other clients said of each fault when they were last asked, in a file. */
final class LabWords {
  private static final Path FILE = Path.of("src/test/resources/laboratory/others.tsv");

  private LabWords() {}

  /** Returns by title what curl, openssl and the JDK said. */
  static Map<String, List<String>> read() throws IOException {
    if (!Files.exists(FILE)) {
      return Map.of();
    }
    return Files.readAllLines(FILE).stream()
        .map(line -> List.of(line.split("\t", -1)))
        .collect(Collectors.toMap(parts -> parts.get(0), parts -> parts.subList(1, parts.size())));
  }

  /** Puts these in the place of older ones. */
  static void write(Map<String, List<String>> words) throws IOException {
    Map<String, List<String>> all = new TreeMap<>(read());
    all.putAll(words);
    all.keySet()
        .retainAll(Laboratory.faults().filter(LabCase::isAskedByName).map(LabCase::title).toList());
    StringBuilder text = new StringBuilder();
    all.forEach(
        (title, said) ->
            text.append(title).append('\t').append(String.join("\t", said)).append('\n'));
    Files.createDirectories(FILE.getParent());
    Files.writeString(FILE, text);
  }
}
