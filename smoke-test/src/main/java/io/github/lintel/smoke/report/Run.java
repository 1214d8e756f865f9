package io.github.lintel.smoke.report;

import io.github.lintel.Verdict;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one run found. Immutable.
 *
 * @param at when it ended
 * @param entries the front doors that were verified, in the order given
 * @param notVerified the names of those to which an interrupted run did not come
 */
public record Run(Instant at, List<Entry> entries, List<String> notVerified) {

  /** Copies the lists. */
  public Run {
    entries = List.copyOf(entries);
    notVerified = List.copyOf(notVerified);
  }

  /** Returns whether every front door was verified. */
  public boolean complete() {
    return notVerified.isEmpty();
  }

  /** Returns how many front doors have each verdict; those that none has are left out. */
  Map<Verdict, Integer> verdicts() {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    entries.forEach(entry -> counts.merge(entry.report().verdict(), 1, Integer::sum));
    return counts;
  }
}
