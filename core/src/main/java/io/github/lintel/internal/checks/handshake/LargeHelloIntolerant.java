package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Alert;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.internal.checks.Progress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A ClientHello may fill a record of 16 KiB (RFC 8446 5.1), and with a post-quantum key share it no
 * longer fits into one packet. What expects it in one read, or in a small buffer, loses such
 * clients and serves the others. Found by the same offer with padding (RFC 7685), made twice. It is
 * looked for only when asked to be thorough.
 */
public final class LargeHelloIntolerant implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of(
              "handshake.large-hello-intolerant",
              "the server breaks when the ClientHello is as large as a browser's")
          .severity(Severity.ERROR)
          .rank(233)
          .source("RFC 8446 5.1, RFC 7685");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    List<HandshakeFacts> large = tries(address, ClientKind.LARGE_HELLO);
    if (!address.facts().primary().completed() || large.size() < 2) {
      return CheckOutcome.notApplicable("a large ClientHello was not sent twice");
    }
    boolean chance =
        large.stream().anyMatch(HandshakeFacts::completed)
            || !tries(address, ClientKind.AGAIN).stream().allMatch(HandshakeFacts::completed);
    return chance
        ? CheckOutcome.passed()
        : CheckOutcome.found(
            new TooLarge(
                Progress.of(address, large.get(0)),
                large.get(0).ending(),
                large.get(0).alertReceived()));
  }

  private static List<HandshakeFacts> tries(AddressView address, ClientKind kind) {
    return address.facts().handshakes().stream().filter(h -> h.client() == kind).toList();
  }

  /** What became of the large ones. */
  record TooLarge(Progress progress, Ending ending, Optional<Alert> alert) implements Evidence {
    @Override
    public String sentence() {
      return ("%s serves a client whose ClientHello is small, and %s %s when the same one is padded"
              + " to the size that browsers, OpenSSL 3.5 and Go send for a post-quantum key"
              + " exchange.")
          .formatted(
              progress.subject(),
              alert.map(a -> "sends the alert " + a).orElseGet(this::how),
              progress.moment());
    }

    @Override
    public Map<String, Object> values() {
      return progress.values(
          "alert", alert.map(Alert::code).orElse(-1),
          "alertName", alert.map(Alert::name).orElse(""));
    }

    private String how() {
      return switch (ending) {
        case CLOSED -> "closes the connection";
        case RESET -> "resets the connection";
        default -> "says nothing more";
      };
    }
  }
}
