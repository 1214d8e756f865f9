package io.github.lintel.smoke.words;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that somebody may have meant. */
public final class Nearest {
  private Nearest() {}

  /** Returns the word that differs from {@code text} by a slip: at most a third of its letters. */
  public static Optional<String> to(String text, Collection<String> words) {
    return words.stream()
        .filter(word -> edits(text, word) <= Math.max(1, word.length() / 3))
        .min(
            Comparator.<String>comparingInt(word -> edits(text, word))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Returns Levenshtein's distance. */
  public static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
