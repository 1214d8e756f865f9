package io.github.lintel.check;

import java.util.Optional;

/**
 * One thing that is wrong, or worth knowing.
 *
 * @param check the check that found it
 * @param severity how bad it is
 * @param where where it belongs
 * @param evidence both sides of the comparison
 * @param remedy what to do; a plain sentence
 * @param inconclusive whether it could not be told; then {@code severity} is what it would be
 * @param acceptance the decision to live with it, if one is in force: it does not count then
 * @param overdue a decision to live with it that has ended
 */
public record Finding(
    CheckInfo check,
    Severity severity,
    Location where,
    Evidence evidence,
    String remedy,
    boolean inconclusive,
    Optional<Acceptance> acceptance,
    Optional<Acceptance> overdue) {

  /** Returns the check's id. */
  public CheckId id() {
    return check.id();
  }

  /** Returns the finding as plain sentences; may hold text from the network. Not to be parsed. */
  public String sentence() {
    return evidence.sentence();
  }

  /** Returns whether it counts for the verdict. */
  public boolean counts() {
    return acceptance.isEmpty();
  }
}
