package io.github.lintel.internal.checks.revocation;

import io.github.lintel.check.Evidence;
import io.github.lintel.facts.RevocationStatus.Answer;
import io.github.lintel.internal.checks.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How sentences and values tell where an answer comes from. */
final class Answers {
  private Answers() {}

  static String name(Answer answer) {
    return answer.source().description()
        + answer.location().map(from -> " " + Words.bounded(from)).orElse("");
  }

  /** Returns the given values and, after them, those of the answer. */
  static Map<String, Object> values(Answer answer, Object... namesAndValues) {
    List<Object> all = new ArrayList<>();
    Collections.addAll(all, namesAndValues);
    all.add("source");
    all.add(answer.source().name().toLowerCase(Locale.ROOT));
    answer
        .location()
        .ifPresent(
            from -> {
              all.add("location");
              all.add(Words.bounded(from));
            });
    all.add("thisUpdate");
    all.add(answer.thisUpdate());
    answer
        .nextUpdate()
        .ifPresent(
            next -> {
              all.add("nextUpdate");
              all.add(next);
            });
    return Evidence.values(all.toArray());
  }
}
