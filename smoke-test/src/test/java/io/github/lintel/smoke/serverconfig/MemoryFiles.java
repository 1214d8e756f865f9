package io.github.lintel.smoke.serverconfig;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Files that are nowhere but in a test. */
record MemoryFiles(Map<String, String> texts) implements ConfigFiles {

  MemoryFiles {
    texts = new TreeMap<>(texts);
  }

  @Override
  public Optional<String> read(String path) {
    return Optional.ofNullable(texts.get(path));
  }

  @Override
  public List<String> glob(String pattern) {
    int slash = pattern.lastIndexOf('/');
    Glob glob = Glob.of(pattern.substring(slash + 1));
    return in(pattern.substring(0, Math.max(slash, 0))).stream()
        .filter(file -> glob.matches(file.substring(slash + 1)))
        .toList();
  }

  @Override
  public Optional<List<String>> folder(String path) {
    List<String> files = in(path);
    return files.isEmpty() ? Optional.empty() : Optional.of(files);
  }

  private List<String> in(String folder) {
    String prefix = folder + "/";
    return texts.keySet().stream()
        .filter(file -> file.startsWith(prefix) && file.indexOf('/', prefix.length()) < 0)
        .toList();
  }
}
