package io.github.lintel.check;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of a check before it runs.
 *
 * @param id its stable name
 * @param title what it means when it finds something, in a few words
 * @param severity how bad that is, unless the check says otherwise case by case
 * @param rank its place among possible root causes: the lower, the closer to the cause
 * @param source where the rule stands, as in {@code RFC 5280 4.1.2.5}
 * @param since the version of Lintel that has it first
 * @param explains the checks whose findings at the same address follow from this one's
 */
public record CheckInfo(
    CheckId id,
    String title,
    Severity severity,
    int rank,
    String source,
    String since,
    Set<CheckId> explains) {

  /** Copies the set. */
  public CheckInfo {
    explains = Set.copyOf(explains);
  }

  /** Starts with an id and a title; the rest has to be said before it is of use. */
  public static CheckInfo of(String id, String title) {
    return new CheckInfo(CheckId.of(id), title, Severity.ERROR, 1000, "lintel", "0.1", Set.of());
  }

  /** Returns a copy with that default severity. */
  public CheckInfo severity(Severity value) {
    return new CheckInfo(id, title, value, rank, source, since, explains);
  }

  /** Returns a copy with that rank. */
  public CheckInfo rank(int value) {
    return new CheckInfo(id, title, severity, value, source, since, explains);
  }

  /** Returns a copy with that source. */
  public CheckInfo source(String value) {
    return new CheckInfo(id, title, severity, rank, value, since, explains);
  }

  /** Returns a copy with that first version. */
  public CheckInfo since(String value) {
    return new CheckInfo(id, title, severity, rank, source, value, explains);
  }

  /** Returns a copy that explains the findings of those checks, given by id. */
  public CheckInfo explains(String... ids) {
    Set<CheckId> set = Stream.of(ids).map(CheckId::of).collect(Collectors.toUnmodifiableSet());
    return new CheckInfo(id, title, severity, rank, source, since, set);
  }
}
