package io.github.lintel.smoke;

import io.github.lintel.smoke.frontdoors.FrontDoors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which front doors of which file. */
final class FrontDoorOptions {
  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "The file of front doors (default: lintel.yaml).")
  private Path file = Path.of(FrontDoors.FILE);

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "Only front doors with this tag. Repeatable: those with any of them.")
  private List<String> tags = new ArrayList<>();

  FrontDoorOptions() {}

  Path file() {
    return file;
  }

  /** Returns the tags; empty for all front doors. */
  List<String> tags() {
    return List.copyOf(tags);
  }
}
