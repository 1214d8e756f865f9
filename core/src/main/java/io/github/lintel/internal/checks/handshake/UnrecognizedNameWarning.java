package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.internal.checks.Progress;
import java.util.Map;
import java.util.Optional;

/**
 * "It is NOT RECOMMENDED to send a warning-level unrecognized_name(112) alert, because the client's
 * behavior in response to warning-level alerts is unpredictable" (RFC 6066 3). Browsers and OpenSSL
 * go on; the TLS of the JDK ends the handshake, so Java clients are refused.
 */
public final class UnrecognizedNameWarning implements AddressCheck {
  private static final int UNRECOGNIZED_NAME = 112;
  private static final CheckInfo INFO =
      CheckInfo.of(
              "handshake.unrecognized-name-warning",
              "the server warns that it does not know the name")
          .severity(Severity.ERROR)
          .rank(290)
          .source("RFC 6066 3");

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
    return first.warningsReceived().stream().anyMatch(a -> a.code() == UNRECOGNIZED_NAME)
        ? CheckOutcome.found(new Warned(Progress.of(address), address.endpoint().serverNameSent()))
        : CheckOutcome.passed();
  }

  /** A warning before a handshake that went well. */
  record Warned(Progress progress, Optional<String> asked) implements Evidence {
    @Override
    public String sentence() {
      return ("%s sent the warning unrecognized_name (112) for %s and then went on with the"
              + " handshake: Java clients end the handshake at that warning.")
          .formatted(progress.subject(), asked.orElse("a ClientHello without a name"));
    }

    @Override
    public Map<String, Object> values() {
      return progress.values("serverName", asked.orElse(""), "alert", 112, "level", 1);
    }
  }
}
