package io.github.lintel.smoke;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** What is not yet as it should be: the title of a case, and what is said instead, one a line. */
final class LabExceptions {
  static final Path FILE = Path.of("src/test/resources/laboratory/exceptions.txt");

  private LabExceptions() {}

  /** Returns verdict and root cause by title. */
  static Map<String, String> read() throws IOException {
    return Files.readAllLines(FILE).stream()
        .map(line -> line.split(" \\| ", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }
}
