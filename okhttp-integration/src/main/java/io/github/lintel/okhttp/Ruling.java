package io.github.lintel.okhttp;

import io.github.lintel.Report;
import java.util.Optional;

/**
 * What was decided about a connection and a host.
 *
 * @param kind the decision
 * @param report why calls must fail
 */
record Ruling(Kind kind, Optional<Report> report) {
  static final Ruling NONE = new Ruling(Kind.NONE, Optional.empty());
  static final Ruling ADMITTED = new Ruling(Kind.ADMITTED, Optional.empty());

  static Ruling veto(Report report) {
    return new Ruling(Kind.VETOED, Optional.of(report));
  }

  /** Returns whether nothing was decided yet. */
  boolean open() {
    return kind == Kind.NONE;
  }

  boolean vetoed() {
    return kind == Kind.VETOED;
  }

  /** The decisions. */
  enum Kind {
    NONE,
    ADMITTED,
    VETOED
  }
}
