package io.github.lintel.smoke;

import io.github.lintel.smoke.frontdoors.FrontDoors;
import io.github.lintel.smoke.frontdoors.InvalidFrontDoors;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the file of front doors for a command. */
final class FrontDoorFiles {
  private FrontDoorFiles() {}

  /** Returns what is in it, or says what is wrong with it. */
  static FrontDoors read(Path file, Terminal terminal) {
    requireOne(file);
    try {
      return FrontDoors.read(file, terminal.environment());
    } catch (InvalidFrontDoors e) {
      throw new BadInput(String.valueOf(e.getMessage()));
    }
  }

  /** Tells whoever has named no file, and has none here, how to come by one. */
  static void requireOne(Path file) {
    if (file.toString().equals(FrontDoors.FILE) && !Files.exists(file)) {
      throw new BadInput(
          "there is no lintel.yaml here: name one with -f FILE, or write a first one with"
              + " lintel init HOST...");
    }
  }
}
