package io.github.lintel;

import io.github.lintel.check.Finding;
import io.github.lintel.facts.Change;
import io.github.lintel.facts.EndpointFacts;
import io.github.lintel.facts.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of one verification. Immutable and thread-safe. Everything that shows something to
 * people or to machines renders one of these.
 *
 * @param target the endpoint as people write it
 * @param checkedAt the moment at which it was judged
 * @param verdict the answer in one word
 * @param rootCause the finding that explains the others; empty if there is nothing to act on
 * @param findings all findings, the most important first
 * @param addresses each node, in the resolver's order
 * @param healthyUntil the first moment at which the verdict would turn worse with nothing changed
 *     at the server
 * @param acceptedUntil the moment at which mainstream clients would begin to refuse it; empty if
 *     they do so now, or if no such moment is in sight
 * @param facts all that was observed
 */
public record Report(
    String target,
    Instant checkedAt,
    Verdict verdict,
    Optional<Finding> rootCause,
    List<Finding> findings,
    List<AddressReport> addresses,
    Optional<Instant> healthyUntil,
    Optional<Instant> acceptedUntil,
    EndpointFacts facts) {

  /** Copies the lists. */
  public Report {
    findings = List.copyOf(findings);
    addresses = List.copyOf(addresses);
  }

  /**
   * Returns the findings that follow from the root cause, at every address at which it was found.
   */
  public List<Finding> consequences() {
    return rootCause.map(cause -> Consequences.of(cause, findings)).orElse(List.of());
  }

  /** Returns what was served, to be kept and compared with what is served later. */
  public Snapshot snapshot() {
    return Snapshot.of(facts, checkedAt);
  }

  /**
   * Returns what is served otherwise than when an earlier report was made: leaf, issuer, key,
   * names, chain, version; empty if nothing is. A report that was kept in another form takes part
   * by its {@link Snapshot#changesSince snapshot}.
   */
  public List<Change> changesSince(Report earlier) {
    return snapshot().changesSince(earlier.snapshot());
  }

  /**
   * Returns the explanation for people: verdict, cause, consequences, remedy, every node. Text from
   * the network is escaped. Its form may change with any version: not to be parsed.
   */
  public String explain() {
    return explain(TextStyle.PLAIN);
  }

  /** Returns the explanation for people in that style. */
  public String explain(TextStyle style) {
    return new ReportText(this, style).render();
  }

  /**
   * Returns this report if the front door works (HEALTHY or DEGRADED).
   *
   * @throws TlsVerificationException if it is BROKEN or UNKNOWN; its message is {@link #explain()}
   */
  public Report orThrow() {
    if (verdict == Verdict.BROKEN || verdict == Verdict.UNKNOWN) {
      throw new TlsVerificationException(this);
    }
    return this;
  }

  /** Returns target and verdict; {@link #explain()} has the rest. */
  @Override
  public String toString() {
    return "Report[" + target + ", " + verdict + "]";
  }
}
