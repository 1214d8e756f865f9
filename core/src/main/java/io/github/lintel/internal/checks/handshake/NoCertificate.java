package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Progress;
import java.util.Map;

/**
 * "The server's certificate_list MUST always be non-empty" (RFC 8446 4.4.2; RFC 5246 7.4.2 for TLS
 * 1.2).
 */
public final class NoCertificate implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("handshake.no-certificate", "the server sends no certificate")
          .severity(Severity.ERROR)
          .rank(215)
          .source("RFC 8446 4.4.2");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    return FailureCause.NO_CERTIFICATE.judge(
        address, first -> Fault.of(new EmptyList(Progress.of(address))));
  }

  /** An empty certificate list. */
  record EmptyList(Progress progress) implements Evidence {
    @Override
    public String sentence() {
      return "%s sent an empty list of certificates; it must hold at least its own."
          .formatted(progress.subject());
    }

    @Override
    public Map<String, Object> values() {
      return progress.values("certificates", 0, "certificatesExpected", 1);
    }
  }
}
