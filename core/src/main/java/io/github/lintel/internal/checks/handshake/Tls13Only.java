package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Alert;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.internal.checks.Progress;
import java.util.Map;
import java.util.Optional;

/**
 * The server refuses a client that offers TLS 1.2 alone with protocol_version (RFC 8446 6.2). Old
 * clients cannot connect: Java 8 before 8u261, Android before 10, .NET on Windows before 2022. That
 * is allowed, and often meant to be, so it is a note. It is looked for only when asked to be
 * thorough.
 */
public final class Tls13Only implements AddressCheck {
  private static final int PROTOCOL_VERSION = 70;
  private static final CheckInfo INFO =
      CheckInfo.of("handshake.tls13-only", "the server speaks TLS 1.3 only")
          .severity(Severity.NOTE)
          .rank(615)
          .source("RFC 8446 6.2");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    Optional<HandshakeFacts> older = address.facts().as(ClientKind.TLS_1_2_ONLY);
    if (!address.facts().primary().completed() || older.isEmpty()) {
      return CheckOutcome.notApplicable("TLS 1.2 alone was not offered");
    }
    return older
        .flatMap(HandshakeFacts::alertReceived)
        .filter(alert -> alert.code() == PROTOCOL_VERSION)
        .map(alert -> CheckOutcome.found(new Newest(Progress.of(address, older.get()), alert)))
        .orElseGet(CheckOutcome::passed);
  }

  /** An offer of TLS 1.2 that was refused. */
  record Newest(Progress progress, Alert alert) implements Evidence {
    @Override
    public String sentence() {
      return "%s speaks TLS 1.3 only: it refuses TLS 1.2 with the alert %s."
          .formatted(progress.subject(), alert);
    }

    @Override
    public Map<String, Object> values() {
      return progress.values(
          "offered", "TLS 1.2", "alert", alert.code(), "alertName", alert.name());
    }
  }
}
