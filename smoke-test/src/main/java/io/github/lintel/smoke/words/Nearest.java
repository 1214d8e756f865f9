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

  /** Returns how many letters are added, left out, replaced, or swapped with the next one. */
  public static int edits(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : least(edits, i, j, a, b);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int least(int[][] edits, int i, int j, String a, String b) {
    int other = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(edits[i - 1][j - 1] + other, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, 1 + edits[i - 2][j - 2]) : least;
  }
}
