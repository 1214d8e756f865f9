package io.github.lintel.monitor;

import io.github.lintel.Report;
import io.github.lintel.Verdict;
import io.github.lintel.check.CheckId;
import io.github.lintel.check.Finding;
import java.util.Optional;

/**
 * How a front door is, as far as anybody has to be told. An expiry that comes so close that a
 * warning turns into an error is another condition, though the cause is the same.
 *
 * @param verdict the answer in one word
 * @param cause the check that found the root cause; empty if there is nothing to act on
 */
public record Condition(Verdict verdict, Optional<CheckId> cause) {

  /** Returns the condition that a report tells of. */
  public static Condition of(Report report) {
    return new Condition(
        report.verdict(),
        report.verdict() == Verdict.HEALTHY
            ? Optional.empty()
            : report.rootCause().map(Finding::id));
  }

  /** Returns whether there is nothing to act on. */
  public boolean healthy() {
    return verdict == Verdict.HEALTHY;
  }

  /** Returns verdict and cause, as in {@code BROKEN (handshake.alert)}. */
  @Override
  public String toString() {
    return verdict + cause.map(id -> " (" + id + ")").orElse("");
  }
}
