package io.github.lintel.internal.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The cases of a suite that we decide otherwise than it does, from a file with one line a case: id,
 * what the suite expects, what we say, the reason; with tabs between. One that is decided as
 * expected after all must be taken out.
 */
final class KnownDifferences {
  private final String file;
  private final Map<String, Line> lines = new LinkedHashMap<>();

  private KnownDifferences(String file) {
    this.file = file;
  }

  static KnownDifferences read(String file) {
    KnownDifferences differences = new KnownDifferences(file);
    try (InputStream in = KnownDifferences.class.getResourceAsStream(file);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8))) {
      reader.lines().filter(l -> !l.isEmpty() && !l.startsWith("#")).forEach(differences::add);
      return differences;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails unless the case is decided as the suite expects or as the file says. */
  void assertDecided(String id, boolean expected, boolean actual, Object why) {
    Line line = lines.get(id);
    if (line == null) {
      assertThat(verdict(actual)).as("%s: %s", id, why).isEqualTo(verdict(expected));
      return;
    }
    assertThat(verdict(expected))
        .as("what the suite expects of %s, by %s", id, file)
        .isEqualTo(line.expected());
    assertThat(verdict(actual))
        .as("%s: %s. If this is as expected now, take the line out of %s", id, why, file)
        .isEqualTo(line.actual());
  }

  /** Fails if the file has cases that the suite has not. */
  void assertNoneIsStale(Collection<String> ids) {
    assertThat(ids).as("cases in %s that are not in the suite", file).containsAll(lines.keySet());
  }

  private void add(String line) {
    String[] fields = line.split("\t", -1);
    assertThat(fields).as("fields of a line of %s: %s", file, line).hasSize(4);
    assertThat(fields[1]).as(line).isIn("accept", "reject").isNotEqualTo(fields[2]);
    assertThat(fields[2]).as(line).isIn("accept", "reject");
    assertThat(fields[3]).as("the reason in: %s", line).isNotBlank();
    Line before = lines.put(fields[0], new Line(fields[1], fields[2]));
    assertThat(before).as("%s stands twice in %s", fields[0], file).isNull();
  }

  private static String verdict(boolean accepted) {
    return accepted ? "accept" : "reject";
  }

  private record Line(String expected, String actual) {}
}
