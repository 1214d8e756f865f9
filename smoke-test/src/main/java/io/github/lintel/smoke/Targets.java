package io.github.lintel.smoke;

import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what to verify. */
final class Targets {
  /** More than anyone types, less than a mistaken path to something huge. */
  private static final int MAX_BYTES = 10 * 1024 * 1024;

  private Targets() {}

  static LiveEndpoint parse(String target) {
    return BadInput.in(() -> Endpoint.live(target));
  }

  /** Reads one target a line; {@code -} is standard input. */
  static List<LiveEndpoint> read(String file, InputStream standardInput) {
    try (InputStream in = file.equals("-") ? standardInput : open(Path.of(file))) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new BadInput("--targets: " + file + " is larger than 10 MiB");
      }
      return lines(file, new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new BadInput("--targets: " + BadInput.unreadable(Path.of(file), e).getMessage());
    }
  }

  private static InputStream open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("is a directory");
    }
    return Files.newInputStream(file);
  }

  private static List<LiveEndpoint> lines(String file, String text) {
    List<LiveEndpoint> targets = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String target = line.replaceFirst("^\uFEFF", "").replaceFirst("(^|\\s)#.*", "").strip();
      if (target.isEmpty()) {
        continue;
      }
      try {
        targets.add(Endpoint.live(target));
      } catch (IllegalArgumentException e) {
        throw new BadInput("--targets: " + file + " line " + number + ": " + e.getMessage());
      }
    }
    if (targets.isEmpty()) {
      throw new BadInput("--targets: no target in " + file);
    }
    return targets;
  }
}
