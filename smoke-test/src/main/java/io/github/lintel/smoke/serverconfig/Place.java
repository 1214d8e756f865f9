package io.github.lintel.smoke.serverconfig;

/**
 * Where something stands in a configuration.
 *
 * @param file the file's name as the configuration has it
 * @param line its line, from 1
 */
public record Place(String file, int line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
