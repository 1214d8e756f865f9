package io.github.lintel.smoke.frontdoors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The front doors of a file, {@code lintel.yaml}; {@code docs/lintel.schema.json} describes it.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * FrontDoors file = FrontDoors.read(Path.of("lintel.yaml"), System.getenv());
 * Verifiers verifiers = Verifiers.create();          // front doors with the same settings share one
 * for (FrontDoor door : file.tagged(List.of("production"))) {
 *   Report report = verifiers.of(door).verify(door.endpoint());
 * }
 * }</pre>
 *
 * <p>Everything is checked when the file is read: names, addresses, paths, ids of checks, and that
 * the certificates it points to can be read. So what follows does not fail for a mistake in the
 * file, except that {@link FrontDoor#endpoint()} reads the expected bundles anew.
 *
 * @param file where they come from
 * @param doors in the order of the file; never empty, no two of the same name
 */
public record FrontDoors(Path file, List<FrontDoor> doors) {
  /** The file that is read if none is named. */
  public static final String FILE = "lintel.yaml";

  /** Some ten thousand front doors. */
  private static final int MAX_BYTES = 4 << 20;

  /** Copies the list. */
  public FrontDoors {
    doors = List.copyOf(doors);
  }

  /**
   * Reads a file. Paths in it are relative to its folder.
   *
   * @param environment what {@code ${NAME}} stands for
   * @throws InvalidFrontDoors if it cannot be read or used; the message is one line
   */
  public static FrontDoors read(Path file, Map<String, String> environment) {
    return parse(file, text(file), environment);
  }

  /**
   * Reads a text as if it was in that file.
   *
   * @throws InvalidFrontDoors if it cannot be used
   */
  public static FrontDoors parse(Path file, String text, Map<String, String> environment) {
    Value root = Yaml.read(file.toString(), text, new Variables(environment));
    return new FrontDoors(file, new FrontDoorsReader(file).doors(root));
  }

  /**
   * Returns the front doors that have any of these tags; all of them if no tag is given.
   *
   * @throws InvalidFrontDoors if no front door has one of the tags
   */
  public List<FrontDoor> tagged(Collection<String> tags) {
    TreeSet<String> known = new TreeSet<>();
    doors.forEach(door -> known.addAll(door.tags()));
    for (String tag : tags) {
      if (!known.contains(tag)) {
        throw new InvalidFrontDoors(
            file + ": no front door has the tag " + Suggestion.quoted(tag, known));
      }
    }
    return tags.isEmpty()
        ? doors
        : doors.stream().filter(door -> door.tags().stream().anyMatch(tags::contains)).toList();
  }

  static String text(Path file) {
    if (Files.isDirectory(file)) {
      throw new InvalidFrontDoors("cannot read " + file + ": is a directory");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new InvalidFrontDoors(file + " is larger than 4 MiB");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes)).toString();
    } catch (NoSuchFileException e) {
      throw new InvalidFrontDoors("cannot read " + file + ": no such file");
    } catch (AccessDeniedException e) {
      throw new InvalidFrontDoors("cannot read " + file + ": permission denied");
    } catch (CharacterCodingException e) {
      throw new InvalidFrontDoors("cannot read " + file + ": is not text in UTF-8");
    } catch (IOException e) {
      throw new InvalidFrontDoors("cannot read " + file + ": " + e.getMessage());
    }
  }
}
