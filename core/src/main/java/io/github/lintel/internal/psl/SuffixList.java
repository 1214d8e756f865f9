package io.github.lintel.internal.psl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * The rules of the list as one sorted stretch of bytes, which is searched where it lies: 10,000
 * strings in a map would take ten times the memory. Immutable and thread-safe.
 *
 * <p>The resource {@code public-suffixes.txt} begins with comments; then each line is a rule in
 * ASCII, sorted by its bytes, with {@code ?} in front if it stands in the list's private section. A
 * rule keeps the list's own {@code *.} and {@code !}.
 *
 * @see <a href="https://github.com/publicsuffix/list/wiki/Format">the list's format</a>
 */
public final class SuffixList {
  private static final String RESOURCE = "public-suffixes.txt";
  private static final byte END = '\n';

  private final byte[] lines;
  private final int start;

  SuffixList(byte[] lines) {
    this.lines = lines;
    int at = 0;
    while (at < lines.length && lines[at] == '#') {
      at = lineEnd(at) + 1;
    }
    start = at;
  }

  /** Returns the list of this jar, which is read the first time. */
  public static SuffixList get() {
    return Holder.LIST;
  }

  /** Returns how many of the last labels of a plain name are a public suffix of a registry. */
  public int registryLabels(String name) {
    return matched(name, "");
  }

  /** Returns how many of the last labels of a plain name are a public suffix of anybody. */
  public int suffixLabels(String name) {
    return Math.max(registryLabels(name), matched(name, "?"));
  }

  /** Returns a name in lower case and without a last dot. */
  public static String plain(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /** Returns how many labels a plain name has. */
  public static int labels(String name) {
    return 1 + (int) name.chars().filter(c -> c == '.').count();
  }

  /** Returns the last labels of a plain name. */
  public static String last(String name, int labels) {
    int at = name.length();
    for (int i = 0; i < labels && at > 0; i++) {
      at = name.lastIndexOf('.', at - 1);
    }
    return name.substring(at + 1);
  }

  /** The longest rule wins, an exception over all; without a rule it is the last label. */
  private int matched(String name, String section) {
    int all = labels(name);
    int best = 1;
    for (int labels = 1; labels <= all; labels++) {
      String suffix = last(name, labels);
      if (contains(section + "!" + suffix)) {
        return labels - 1;
      }
      if (contains(section + suffix)) {
        best = Math.max(best, labels);
      }
      if (labels < all && contains(section + "*." + suffix)) {
        best = Math.max(best, labels + 1);
      }
    }
    return best;
  }

  private boolean contains(String rule) {
    byte[] wanted = rule.getBytes(StandardCharsets.UTF_8);
    int low = start;
    int high = lines.length;
    while (low < high) {
      int from = lineStart((low + high) >>> 1, low);
      int to = lineEnd(from);
      int order = Arrays.compareUnsigned(lines, from, to, wanted, 0, wanted.length);
      if (order == 0) {
        return true;
      }
      if (order < 0) {
        low = to + 1;
      } else {
        high = from;
      }
    }
    return false;
  }

  private int lineStart(int at, int atLeast) {
    int from = at;
    while (from > atLeast && lines[from - 1] != END) {
      from--;
    }
    return from;
  }

  private int lineEnd(int from) {
    int to = from;
    while (to < lines.length && lines[to] != END) {
      to++;
    }
    return to;
  }

  /** Reads the resource when it is first needed, once. */
  private static final class Holder {
    private static final SuffixList LIST = read();

    private static SuffixList read() {
      try (InputStream in = SuffixList.class.getResourceAsStream(RESOURCE)) {
        return new SuffixList(Objects.requireNonNull(in, RESOURCE).readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException("the jar cannot be read", e);
      }
    }
  }
}
