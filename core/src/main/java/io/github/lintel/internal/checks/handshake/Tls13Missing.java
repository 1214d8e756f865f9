package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Negotiated;
import io.github.lintel.facts.TlsVersion;
import io.github.lintel.internal.checks.Progress;
import java.util.Map;

/**
 * "If TLS 1.3 is available, it is RECOMMENDED to be used" and "implementations SHOULD support TLS
 * 1.3" (RFC 9325 3.1.1). The server took TLS 1.2 of an offer with both. No client is refused today.
 */
public final class Tls13Missing implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("handshake.tls13-missing", "the server does not speak TLS 1.3")
          .severity(Severity.NOTE)
          .rank(620)
          .source("RFC 9325 3.1.1");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    HandshakeFacts first = address.facts().primary();
    if (!first.completed()) {
      return CheckOutcome.notApplicable("the handshake was not completed");
    }
    return first
        .negotiated()
        .filter(taken -> taken.version().equals(TlsVersion.TLS_1_2))
        .map(taken -> CheckOutcome.found(new Older(Progress.of(address), taken)))
        .orElseGet(CheckOutcome::passed);
  }

  /** The older of two versions that were offered. */
  record Older(Progress progress, Negotiated taken) implements Evidence {
    @Override
    public String sentence() {
      return "%s took TLS 1.2 (%s) of an offer of TLS 1.3 and TLS 1.2: it does not speak TLS 1.3."
          .formatted(progress.subject(), taken.cipherSuite());
    }

    @Override
    public Map<String, Object> values() {
      return progress.values(
          "offered", "TLS 1.3",
          "version", taken.version().text(),
          "cipherSuite", taken.cipherSuite());
    }
  }
}
