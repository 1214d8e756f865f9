package io.github.lintel.facts;

/**
 * Makes text from the network safe to show. Control characters, ESC, line and paragraph separators,
 * bidirectional controls, invisible characters and unpaired surrogates are written as {@code
 * \\u{hex}}, a backslash as {@code \\\\}, so that the result is one line, shows what is there and
 * can be told from the real thing. Escaping for HTML, Markdown and the like comes on top, once,
 * where that format is written.
 */
public final class PrintableText {
  private PrintableText() {}

  /** Returns {@code text} with every unsafe character escaped; safe text comes back as it is. */
  public static String escape(String text) {
    return escape(text, Integer.MAX_VALUE);
  }

  /**
   * Returns {@code text} escaped, and cut after {@code limit} code points with an ellipsis.
   *
   * @throws IllegalArgumentException if the limit is negative
   */
  public static String escape(String text, int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("negative limit: " + limit);
    }
    StringBuilder out = new StringBuilder(text.length());
    int count = 0;
    for (int i = 0; i < text.length(); ) {
      if (count++ == limit) {
        return out.append('…').toString();
      }
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\\') {
        out.append("\\\\");
      } else if (unsafe(c)) {
        out.append("\\u{").append(Integer.toHexString(c)).append('}');
      } else {
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  private static boolean unsafe(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT, // bidirectional controls, zero-width and soft hyphens
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> Character.isSpaceChar(c) && c != ' ';
    };
  }
}
