package io.github.lintel.internal.checks.chain;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Severity;
import io.github.lintel.internal.checks.Words;
import java.util.Map;
import java.util.Optional;

/**
 * "Each following certificate SHOULD directly certify the one immediately preceding it" (RFC 8446
 * 4.4.2). No trusted path leads through this one. A cross-sign of the anchor in use is not counted:
 * it helps clients that know only an older root.
 */
public final class Superfluous implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("chain.superfluous", "a certificate is sent that no path needs")
          .severity(Severity.NOTE)
          .rank(476)
          .source("RFC 8446 4.4.2");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return Extras.find(
        handshake,
        Role.UNNEEDED,
        (extra, index) -> new Unneeded(Words.certificate(extra), index, extra.der().size()));
  }

  record Unneeded(String certificate, int index, int bytes) implements Evidence {
    @Override
    public String sentence() {
      return "The %s certificate sent, %s, is on no path to a trusted root; its %d bytes should be"
              .formatted(Words.ordinal(index), certificate, bytes)
          + " left out.";
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values("certificate", certificate, "position", index + 1, "bytes", bytes);
    }

    @Override
    public Optional<String> remedy() {
      return Optional.of(Extras.removal(index, certificate));
    }
  }
}
