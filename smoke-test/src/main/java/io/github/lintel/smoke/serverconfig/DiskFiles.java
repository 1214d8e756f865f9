package io.github.lintel.smoke.serverconfig;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of this machine, as far as they have the size of a configuration. */
public final class DiskFiles implements ConfigFiles {
  private static final int MAX_BYTES = 16 << 20;
  private static final int MAX_FILES = 10_000;

  /** Looks at nothing yet. */
  public DiskFiles() {}

  @Override
  public Optional<String> read(String path) {
    try (InputStream in = Files.newInputStream(Path.of(path))) {
      return Optional.of(new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
    } catch (IOException | InvalidPathException | SecurityException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> glob(String pattern) {
    List<String> found = List.of(pattern.startsWith("/") ? "/" : "");
    for (String component : pattern.split("/+")) {
      if (!component.isEmpty()) {
        found = found.stream().flatMap(base -> step(base, component)).limit(MAX_FILES).toList();
      }
    }
    return found.stream().filter(DiskFiles::isFile).toList();
  }

  @Override
  public Optional<List<String>> folder(String path) {
    try {
      return Files.isDirectory(Path.of(path))
          ? Optional.of(
              names(path).map(name -> join(path, name)).filter(DiskFiles::isFile).toList())
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Stream<String> step(String base, String component) {
    if (!Glob.hasWildcard(component)) {
      return Stream.of(join(base, component));
    }
    Glob glob = Glob.of(component);
    return names(base).filter(glob::matches).map(name -> join(base, name));
  }

  private static Stream<String> names(String folder) {
    List<String> names = new ArrayList<>();
    try (Stream<Path> entries = Files.list(Path.of(folder.isEmpty() ? "." : folder))) {
      entries
          .limit(MAX_FILES)
          .map(Path::getFileName)
          .filter(name -> name != null)
          .forEach(name -> names.add(name.toString()));
    } catch (IOException | InvalidPathException e) {
      return Stream.empty();
    }
    return names.stream().sorted();
  }

  private static String join(String base, String name) {
    return base.isEmpty() || base.endsWith("/") ? base + name : base + "/" + name;
  }

  private static boolean isFile(String path) {
    try {
      return Files.isRegularFile(Path.of(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
