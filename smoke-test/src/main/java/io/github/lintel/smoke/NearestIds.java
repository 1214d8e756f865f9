package io.github.lintel.smoke;

import io.github.lintel.check.CheckId;
import io.github.lintel.smoke.words.Nearest;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Finds what somebody may have meant. */
final class NearestIds {
  private static final int SHOWN = 3;

  private NearestIds() {}

  /** Returns a line that says that there is no such check, and which ones come near. */
  static String unknown(String text, List<CheckId> known) {
    String nearest =
        known.stream()
            .map(CheckId::text)
            .sorted(
                Comparator.<String>comparingInt(id -> distance(text, id))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(SHOWN)
            .collect(Collectors.joining(", "));
    return "no check \"" + text + "\"" + (nearest.isEmpty() ? "" : "; the nearest are " + nearest);
  }

  /** An id that is given by its name alone, or in part, is nearer than its letters say. */
  private static int distance(String text, String id) {
    if (!text.isEmpty() && id.contains(text)) {
      return 0;
    }
    String name = id.substring(id.indexOf('.') + 1);
    return Math.min(distanceToBeginning(text, id), distanceToBeginning(text, name));
  }

  private static int distanceToBeginning(String text, String word) {
    String beginning = word.substring(0, Math.min(word.length(), text.length()));
    return Math.min(Nearest.edits(text, word), 1 + Nearest.edits(text, beginning));
  }
}
