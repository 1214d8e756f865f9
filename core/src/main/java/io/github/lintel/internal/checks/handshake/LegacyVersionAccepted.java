package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Negotiated;
import io.github.lintel.internal.checks.Progress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * "TLS 1.0 MUST NOT be used. Negotiation of TLS 1.0 from any version of TLS MUST NOT be permitted",
 * and the same for TLS 1.1 (RFC 8996 4, 5). Clients of today are not affected, so it is a note. It
 * is looked for only when asked to be thorough.
 */
public final class LegacyVersionAccepted implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("handshake.legacy-version-accepted", "the server still takes an old version")
          .severity(Severity.NOTE)
          .rank(610)
          .source("RFC 8996 4");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    Optional<HandshakeFacts> old = address.facts().as(ClientKind.OLD_VERSIONS);
    if (!address.facts().primary().completed() || old.isEmpty()) {
      return CheckOutcome.notApplicable("no old version was offered");
    }
    return old.flatMap(HandshakeFacts::negotiated)
        .map(n -> CheckOutcome.found(new StillTaken(Progress.of(address, old.get()), n)))
        .orElseGet(CheckOutcome::passed);
  }

  /** An old version that was offered alone and taken. */
  record StillTaken(Progress progress, Negotiated taken) implements Evidence {
    @Override
    public String sentence() {
      return "%s still takes %s with %s when a client offers nothing newer."
          .formatted(progress.subject(), taken.version(), taken.cipherSuite());
    }

    @Override
    public Map<String, Object> values() {
      return progress.values(
          "version", taken.version().text(),
          "cipherSuite", taken.cipherSuite(),
          "shouldBe", List.of("TLS 1.2", "TLS 1.3"));
    }
  }
}
