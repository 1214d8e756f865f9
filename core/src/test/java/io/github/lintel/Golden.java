package io.github.lintel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that are compared as a whole, and updated by one command. */
public final class Golden {
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  private Golden() {}

  /** Compares with {@code src/test/resources/golden/<name>}. */
  public static void assertMatches(String name, String actual) {
    assertMatches(Path.of("src/test/resources/golden", name), actual);
  }

  /** Compares with a file, given from the module's folder. */
  public static void assertMatches(Path file, String actual) {
    try {
      if (UPDATE) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, actual);
      }
      assertThat(file).as("run ./mvnw verify -Dgolden.update=true to write it").exists();
      assertThat(actual)
          .as("differs from %s; ./mvnw verify -Dgolden.update=true updates it", file)
          .isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
