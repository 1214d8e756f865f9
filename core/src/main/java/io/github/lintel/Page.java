package io.github.lintel;

import io.github.lintel.check.Severity;

/** Lines of at most 80 columns, with or without colour. */
final class Page {
  private static final int COLUMNS = 80;
  private static final String RESET = "\u001b[0m";
  private static final String BOLD = "\u001b[1m";
  private static final String RED = "\u001b[1;31m";
  private static final String YELLOW = "\u001b[1;33m";
  private static final String GREEN = "\u001b[1;32m";
  private static final String DIM = "\u001b[2m";

  private final TextStyle style;
  private final StringBuilder text = new StringBuilder();

  Page(TextStyle style) {
    this.style = style;
  }

  /** Adds a line as it is. */
  void line(String line) {
    text.append(line.stripTrailing()).append('\n');
  }

  /** Adds an empty line, unless the last one is empty. */
  void blank() {
    int length = text.length();
    if (length > 1 && text.charAt(length - 2) != '\n') {
      text.append('\n');
    }
  }

  /** Adds words, broken into lines, each indented. A word that is too long stands alone. */
  void paragraph(int indent, String words) {
    String margin = " ".repeat(indent);
    StringBuilder line = new StringBuilder(margin);
    for (String word : words.strip().split(" +")) {
      if (line.length() > indent && line.length() + 1 + word.length() > COLUMNS) {
        line(line.toString());
        line.setLength(0);
        line.append(margin);
      }
      if (line.length() > indent) {
        line.append(' ');
      }
      line.append(word);
    }
    line(line.toString());
  }

  String bold(String words) {
    return styled(BOLD, words);
  }

  String verdict(Verdict verdict) {
    String colour =
        switch (verdict) {
          case HEALTHY -> GREEN;
          case DEGRADED, UNKNOWN -> YELLOW;
          case BROKEN -> RED;
        };
    return styled(colour, verdict.name());
  }

  String severity(Severity severity, String words) {
    String colour =
        switch (severity) {
          case ERROR -> RED;
          case WARNING -> YELLOW;
          case NOTE -> DIM;
        };
    return styled(colour, words);
  }

  String text() {
    return text.toString();
  }

  private String styled(String code, String words) {
    return style == TextStyle.ANSI ? code + words + RESET : words;
  }
}
