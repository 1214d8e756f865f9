package io.github.lintel.check;

import java.util.regex.Pattern;

/**
 * The stable name of a check, as in {@code chain.missing-intermediate}. It never carries a severity
 * and is never given to another check.
 *
 * @param text group, dot, name; lower-case letters, digits and hyphens
 */
public record CheckId(String text) implements Comparable<CheckId> {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*\\.[a-z0-9]+(-[a-z0-9]+)*");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it is not {@code group.name}
   */
  public CheckId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "not a check id (expected group.name, as in chain.root-sent): " + text);
    }
  }

  /** Returns the id written as {@code text}. */
  public static CheckId of(String text) {
    return new CheckId(text);
  }

  /** Returns the part before the dot. */
  public String group() {
    return text.substring(0, text.indexOf('.'));
  }

  @Override
  public int compareTo(CheckId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
