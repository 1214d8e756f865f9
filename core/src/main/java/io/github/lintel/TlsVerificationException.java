package io.github.lintel;

/** Thrown by {@link Report#orThrow()}; the message is the whole explanation. */
public final class TlsVerificationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Report report;

  /** Takes the report whose verdict is not good enough. */
  public TlsVerificationException(Report report) {
    super(report.explain());
    this.report = report;
  }

  /** Returns the report. */
  public Report report() {
    return report;
  }
}
