package io.github.lintel.check;

/** How bad a finding is; the order is from harmless to bad. */
public enum Severity {
  /** Nothing to do now. */
  NOTE,
  /** Somebody must act by a date, or some supported client is refused. */
  WARNING,
  /** Some mainstream client is refused now, or will be before anyone can be expected to act. */
  ERROR
}
