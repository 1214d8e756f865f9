package io.github.lintel.smoke.frontdoors;

import io.github.lintel.smoke.words.Nearest;
import java.util.Collection;

/** A word that is not known, and the one that may have been meant. */
final class Suggestion {
  private Suggestion() {}

  static String quoted(String word, Collection<String> known) {
    return "\""
        + word
        + "\""
        + Nearest.to(word, known).map(near -> "; did you mean \"" + near + "\"?").orElse("");
  }
}
