package io.github.lintel.smoke.serverconfig;

/**
 * Something that was not understood, or that is not as it seems. May hold text of the
 * configuration.
 *
 * @param place where it stands
 * @param text what about it, in a plain sentence
 */
public record Remark(Place place, String text) {
  @Override
  public String toString() {
    return place + ": " + text;
  }
}
