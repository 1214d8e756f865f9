package io.github.lintel.smoke;

import io.github.lintel.Verdict;
import java.util.Collection;

/** The exit codes: the Nagios convention for verdicts, sysexits.h for the rest. */
final class ExitCode {
  static final int UNKNOWN = 3;
  static final int USAGE = 64;
  static final int INTERNAL_ERROR = 70;

  private ExitCode() {}

  static int of(Verdict verdict) {
    return switch (verdict) {
      case HEALTHY -> 0;
      case DEGRADED -> 1;
      case BROKEN -> 2;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /** The worst counts: broken over unknown over degraded. */
  static int of(Collection<Verdict> verdicts) {
    Verdict worst = Verdict.HEALTHY;
    for (Verdict verdict : verdicts) {
      worst = verdict.worseThan(worst) ? verdict : worst;
    }
    return of(worst);
  }
}
