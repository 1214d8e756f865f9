package io.github.lintel;

import io.github.lintel.check.Finding;
import io.github.lintel.check.Severity;
import java.util.Collection;

/** The answer in one word. */
public enum Verdict {
  /** Nothing that anybody must act on. */
  HEALTHY,
  /** It works, and somebody must act by a date, or some supported client is refused. */
  DEGRADED,
  /** Some mainstream client is refused now, or will be before anyone can be expected to act. */
  BROKEN,
  /** It could not be told, for a reason on our own side. Neither green nor red. */
  UNKNOWN;

  /**
   * Any error is BROKEN; else anything that could not be told, and matters, is UNKNOWN; else any
   * warning is DEGRADED. Accepted findings do not count.
   */
  static Verdict of(Collection<Finding> findings) {
    boolean unknown = false;
    boolean warning = false;
    for (Finding finding : findings) {
      if (!finding.counts() || finding.severity() == Severity.NOTE) {
        continue;
      }
      if (finding.inconclusive()) {
        unknown = true;
      } else if (finding.severity() == Severity.ERROR) {
        return BROKEN;
      } else {
        warning = true;
      }
    }
    if (unknown) {
      return UNKNOWN;
    }
    return warning ? DEGRADED : HEALTHY;
  }

  /** Returns whether this is worse than {@code other}: HEALTHY, DEGRADED, UNKNOWN, BROKEN. */
  public boolean worseThan(Verdict other) {
    return rank() > other.rank();
  }

  private int rank() {
    return switch (this) {
      case HEALTHY -> 0;
      case DEGRADED -> 1;
      case UNKNOWN -> 2;
      case BROKEN -> 3;
    };
  }
}
