package io.github.lintel.smoke.serverconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** One component of a path, with the wildcards of glob(7). */
final class Glob {
  private static final IntPredicate ANY_NUMBER = c -> true;

  private final List<IntPredicate> parts;
  private final boolean hidden;

  private Glob(List<IntPredicate> parts, boolean hidden) {
    this.parts = parts;
    this.hidden = hidden;
  }

  static boolean hasWildcard(String path) {
    return path.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
  }

  static Glob of(String component) {
    List<IntPredicate> parts = new ArrayList<>();
    for (int i = 0; i < component.length(); i++) {
      char c = component.charAt(i);
      int end = component.indexOf(']', i + 2);
      if (c == '[' && end > 0) {
        parts.add(set(component.substring(i + 1, end)));
        i = end;
      } else {
        parts.add(c == '*' ? ANY_NUMBER : c == '?' ? any -> true : same -> same == c);
      }
    }
    return new Glob(parts, component.startsWith("."));
  }

  /** Names that begin with a dot are found only by patterns that do. */
  boolean matches(String name) {
    return (hidden || !name.startsWith(".")) && matchesAll(name);
  }

  /** Goes back to the last star only, so that no pattern takes long. */
  private boolean matchesAll(String name) {
    int part = 0;
    int star = -1;
    int starAt = 0;
    for (int at = 0; at < name.length(); ) {
      if (part < parts.size() && parts.get(part) == ANY_NUMBER) {
        star = part++;
        starAt = at;
      } else if (part < parts.size() && parts.get(part).test(name.charAt(at))) {
        part++;
        at++;
      } else if (star >= 0) {
        part = star + 1;
        at = ++starAt;
      } else {
        return false;
      }
    }
    return parts.subList(part, parts.size()).stream().allMatch(rest -> rest == ANY_NUMBER);
  }

  private static IntPredicate set(String content) {
    boolean not = content.startsWith("!") || content.startsWith("^");
    String members = not ? content.substring(1) : content;
    return c -> contains(members, c) != not;
  }

  private static boolean contains(String members, int c) {
    for (int i = 0; i < members.length(); i++) {
      boolean range = i + 2 < members.length() && members.charAt(i + 1) == '-';
      if (range ? c >= members.charAt(i) && c <= members.charAt(i + 2) : c == members.charAt(i)) {
        return true;
      }
      i += range ? 2 : 0;
    }
    return false;
  }
}
