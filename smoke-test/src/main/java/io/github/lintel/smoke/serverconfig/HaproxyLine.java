package io.github.lintel.smoke.serverconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of a configuration of HAProxy.
 *
 * @param words its words, without quotes; never empty
 * @param place where it stands
 */
record HaproxyLine(List<String> words, Place place) {

  HaproxyLine {
    words = List.copyOf(words);
  }

  static List<HaproxyLine> lines(String file, String text, Remarks remarks) {
    List<HaproxyLine> lines = new ArrayList<>();
    String[] all = text.split("\n", -1);
    for (int i = 0; i < all.length; i++) {
      Place place = new Place(file, i + 1);
      List<String> words = words(all[i].stripTrailing(), place, remarks);
      if (!words.isEmpty()) {
        lines.add(new HaproxyLine(words, place));
      }
    }
    return lines;
  }

  String keyword() {
    return words.get(0);
  }

  /** Returns the word at an index; empty text if there is none. */
  String word(int index) {
    return index < words.size() ? words.get(index) : "";
  }

  boolean has(String word) {
    return words.indexOf(word) > 0;
  }

  /** Returns what follows a word. */
  Optional<String> after(String word) {
    return allAfter(word).stream().findFirst();
  }

  /** Returns what follows each occurrence of a word. */
  List<String> allAfter(String word) {
    List<String> values = new ArrayList<>();
    for (int i = 1; i + 1 < words.size(); i++) {
      if (words.get(i).equals(word)) {
        values.add(words.get(++i));
      }
    }
    return values;
  }

  /** Cuts at spaces that are neither quoted nor escaped, up to a comment. */
  private static List<String> words(String line, Place place, Remarks remarks) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
        word.append(line.charAt(++i));
        begun = true;
      } else if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
        begun = true;
      } else if (c == '#') {
        break;
      } else if (Character.isWhitespace(c)) {
        if (begun) {
          words.add(word.toString());
          word.setLength(0);
          begun = false;
        }
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (quote != 0) {
      remarks.add(place, "a quote that does not end");
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }
}
