package io.github.lintel;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by {@link Report#orThrow()}; the message is the whole explanation. When it is serialized
 * the message stays, and the report is left behind.
 */
public final class TlsVerificationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Report report;

  /** Takes the report whose verdict is not good enough. */
  public TlsVerificationException(Report report) {
    super(report.explain());
    this.report = report;
  }

  /**
   * Returns the report.
   *
   * @throws IllegalStateException if this exception was serialized and read back
   */
  public Report report() {
    if (report == null) {
      throw new IllegalStateException(
          "the report was left behind when the exception was serialized; its message explains");
    }
    return report;
  }
}
