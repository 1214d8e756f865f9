package io.github.lintel.smoke.serverconfig;

/** Cuts a configuration of nginx into words and punctuation, as nginx does. Not thread-safe. */
final class NginxTokens {
  private final String file;
  private final String text;
  private final Remarks remarks;
  private int at;
  private int line = 1;

  NginxTokens(String file, String text, Remarks remarks) {
    this.file = file;
    this.text = text.startsWith("\ufeff") ? text.substring(1) : text;
    this.remarks = remarks;
  }

  /** What a token is. */
  enum Kind {
    WORD,
    SEMICOLON,
    OPEN,
    CLOSE,
    END
  }

  /**
   * One token.
   *
   * @param text of a word, without quotes
   */
  record Token(Kind kind, String text, Place place) {}

  Token next() {
    skipSpaceAndComments();
    Place place = place();
    if (at >= text.length()) {
      return new Token(Kind.END, "", place);
    }
    char c = text.charAt(at);
    return switch (c) {
      case ';' -> punctuation(Kind.SEMICOLON, place);
      case '{' -> punctuation(Kind.OPEN, place);
      case '}' -> punctuation(Kind.CLOSE, place);
      case '"', '\'' -> new Token(Kind.WORD, quoted(c, place), place);
      default -> new Token(Kind.WORD, word(), place);
    };
  }

  /** Skips what stands in braces in another language, up to the brace that ends it. */
  void skipForeignBlock() {
    Place place = place();
    for (int depth = 1; depth > 0; ) {
      if (at >= text.length()) {
        remarks.add(place, "a block that does not end");
        return;
      }
      char c = text.charAt(at);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      advance();
    }
  }

  private Token punctuation(Kind kind, Place place) {
    at++;
    return new Token(kind, "", place);
  }

  private String quoted(char quote, Place place) {
    StringBuilder word = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != quote) {
      character(word);
    }
    if (at >= text.length()) {
      remarks.add(place, "a quote that does not end");
    } else {
      at++;
    }
    return word.toString();
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean variable = c == '{' && word.length() > 0 && word.charAt(word.length() - 1) == '$';
      if (isSpace(c) || c == ';' || c == '{' && !variable) {
        break;
      }
      character(word);
    }
    return word.toString();
  }

  /** Takes one character, or one that is escaped. */
  private void character(StringBuilder word) {
    char c = text.charAt(at);
    if (c == '\\' && at + 1 < text.length()) {
      advance();
      char escaped = text.charAt(at);
      switch (escaped) {
        case '"', '\'', '\\' -> word.append(escaped);
        case 't' -> word.append('\t');
        case 'r' -> word.append('\r');
        case 'n' -> word.append('\n');
        default -> word.append(c).append(escaped);
      }
    } else {
      word.append(c);
    }
    advance();
  }

  private void skipSpaceAndComments() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (isSpace(c)) {
        advance();
      } else {
        return;
      }
    }
  }

  private void advance() {
    if (text.charAt(at) == '\n') {
      line++;
    }
    at++;
  }

  private Place place() {
    return new Place(file, line);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}
