package io.github.lintel.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a check saw and what it should have seen: both sides of the comparison. Implemented by
 * records; the sentence is derived from the values, never the other way round.
 *
 * <p>Text from the network is given as it came: whoever shows it escapes it (see {@link
 * io.github.lintel.facts.PrintableText}).
 */
public interface Evidence {

  /** Returns the finding as one or two plain sentences, for people. Not to be parsed. */
  String sentence();

  /**
   * Returns the values by their stable names, in order. A value is a {@link String}, a {@link
   * Number}, a {@link Boolean}, an {@link java.time.Instant}, a {@link java.time.Duration}, or a
   * list or a map of these.
   */
  Map<String, Object> values();

  /**
   * Returns what to do in this very case, when more can be said than on the check's page: the
   * certificate to append, the node to reload.
   */
  default Optional<String> remedy() {
    return Optional.empty();
  }

  /**
   * Builds {@link #values()} from name, value, name, value …
   *
   * @throws IllegalArgumentException if a name is missing or stands twice
   */
  static Map<String, Object> values(Object... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("a name without a value");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (values.put((String) namesAndValues[i], namesAndValues[i + 1]) != null) {
        throw new IllegalArgumentException("twice: " + namesAndValues[i]);
      }
    }
    return Collections.unmodifiableMap(values);
  }
}
