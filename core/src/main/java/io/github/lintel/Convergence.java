package io.github.lintel;

import io.github.lintel.facts.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How the nodes of a front door came to agree, or did not in time. Immutable and thread-safe.
 *
 * @param report the last verification; its verdict is the one that counts
 * @param converged whether every node agreed at the end: each showed a certificate, and it was the
 *     expected one, or the same everywhere if none is expected
 * @param waited how long it took from the first look to the last
 * @param looks how many verifications were made
 * @param steps what changed at which node, in the order in which it was seen; empty if nothing did
 */
public record Convergence(
    Report report, boolean converged, Duration waited, int looks, List<Step> steps) {

  /** Copies the list. */
  public Convergence {
    steps = List.copyOf(steps);
  }

  /**
   * What changed at one node from one look to the next.
   *
   * @param at the moment of judgement of the look that saw it first
   * @param after how long after the first look that was
   * @param change the change, with the address of the node
   */
  public record Step(Instant at, Duration after, Change change) {}

  /**
   * Returns the explanation for people: that of the report, and when each node changed. Text from
   * the network is escaped. Not to be parsed.
   */
  public String explain() {
    return explain(TextStyle.PLAIN);
  }

  /** Returns the explanation for people in that style. */
  public String explain(TextStyle style) {
    return report.explain(style) + "\n" + history(style);
  }

  /** Returns the last part of {@link #explain(TextStyle)}: when each node changed. */
  public String history(TextStyle style) {
    return new ConvergenceText(this, style).render();
  }

  /**
   * Returns this if the nodes agree and the front door works.
   *
   * @throws TlsVerificationException if not; its message is {@link Report#explain()}
   */
  public Convergence orThrow() {
    if (!converged) {
      throw new TlsVerificationException(report);
    }
    report.orThrow();
    return this;
  }
}
