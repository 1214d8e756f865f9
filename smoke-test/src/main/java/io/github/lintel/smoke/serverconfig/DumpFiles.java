package io.github.lintel.smoke.serverconfig;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files in what {@code nginx -T} prints: each after a line {@code # configuration file PATH:}.
 */
final class DumpFiles implements ConfigFiles {
  private static final String HEADER = "# configuration file ";

  private final Map<String, String> files;

  private DumpFiles(Map<String, String> files) {
    this.files = files;
  }

  /** Returns the files in a text; empty if it is not such a dump. */
  static Optional<DumpFiles> of(String text) {
    Map<String, StringBuilder> parts = new LinkedHashMap<>();
    StringBuilder current = new StringBuilder(); // what nginx says before the first file
    for (String line : text.split("\n", -1)) {
      String stripped = line.stripTrailing();
      if (stripped.startsWith(HEADER) && stripped.endsWith(":")) {
        String path = stripped.substring(HEADER.length(), stripped.length() - 1);
        current = new StringBuilder();
        parts.putIfAbsent(path, current);
      } else {
        current.append(line).append('\n');
      }
    }
    Map<String, String> files = new LinkedHashMap<>();
    parts.forEach((path, content) -> files.put(path, content.toString()));
    return files.isEmpty() ? Optional.empty() : Optional.of(new DumpFiles(files));
  }

  /** Returns the file that includes the others. */
  String main() {
    return files.keySet().iterator().next();
  }

  @Override
  public Optional<String> read(String path) {
    return Optional.ofNullable(files.get(path));
  }

  @Override
  public List<String> glob(String pattern) {
    List<String> wanted = components(pattern);
    List<Glob> globs = wanted.stream().map(Glob::of).toList();
    return files.keySet().stream()
        .filter(path -> matches(globs, components(path)))
        .sorted()
        .toList();
  }

  @Override
  public Optional<List<String>> folder(String path) {
    return Optional.empty();
  }

  private static boolean matches(List<Glob> globs, List<String> path) {
    if (globs.size() != path.size()) {
      return false;
    }
    for (int i = 0; i < globs.size(); i++) {
      if (!globs.get(i).matches(path.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> components(String path) {
    List<String> all = new ArrayList<>(List.of(path.split("/")));
    all.removeIf(String::isEmpty);
    return all;
  }
}
