package io.github.lintel.junit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** A text that an attribute names: on the class path, or in a file. */
final class Resource {
  private static final String FILE = "file:";

  private Resource() {}

  /**
   * Reads it, unless the attribute is blank.
   *
   * @param use tries whether it can be used
   * @throws ExtensionConfigurationException if it is not there, or cannot be used
   */
  static Optional<String> read(
      String attribute, String place, Class<?> testClass, Consumer<String> use) {
    if (place.isBlank()) {
      return Optional.empty();
    }
    String named = attribute + " = \"" + place + "\"";
    try (InputStream in = open(place, testClass)) {
      if (in == null) {
        throw new ExtensionConfigurationException(
            named
                + " is not on the class path; it is looked for "
                + (place.startsWith("/")
                    ? "at the root of the class path; put it into src/test/resources, or begin"
                        + " with file: to name a file"
                    : "beside the test class; begin with / to look at the root of the class path,"
                        + " or with file: to name a file"));
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      use.accept(text);
      return Optional.of(text);
    } catch (NoSuchFileException e) {
      throw new ExtensionConfigurationException(
          named + " does not exist; a relative path begins at " + Path.of("").toAbsolutePath(), e);
    } catch (IOException e) {
      throw new ExtensionConfigurationException(named + " cannot be read: " + e, e);
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException(
          named + " cannot be used: " + e.getMessage() + "; name a file with certificates in PEM",
          e);
    }
  }

  private static @Nullable InputStream open(String place, Class<?> testClass) throws IOException {
    return place.startsWith(FILE)
        ? Files.newInputStream(Path.of(place.substring(FILE.length())))
        : testClass.getResourceAsStream(place);
  }
}
