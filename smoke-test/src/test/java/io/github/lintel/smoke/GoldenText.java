package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that are compared as a whole, and updated by one command. */
final class GoldenText {
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  private GoldenText() {}

  /** Compares with {@code src/test/resources/golden/<name>}. */
  static void assertMatches(String name, String actual) throws IOException {
    Path file = Path.of("src/test/resources/golden", name);
    if (UPDATE) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, actual);
    }
    assertThat(file).as("run ./mvnw verify -Dgolden.update=true to write it").exists();
    assertThat(actual)
        .as("differs from %s; ./mvnw verify -Dgolden.update=true updates it", file)
        .isEqualTo(Files.readString(file));
  }
}
