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
 * "A certificate that specifies a trust anchor MAY be omitted from the chain, provided that
 * supported peers are known to possess any omitted certificates" (RFC 8446 4.4.2). A client has the
 * root, or does not trust it; sending it only makes each handshake larger.
 */
public final class RootSent implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("chain.root-sent", "the root is sent along")
          .severity(Severity.NOTE)
          .rank(472)
          .source("RFC 8446 4.4.2");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return Extras.find(
        handshake,
        Role.ROOT,
        (root, index) -> new Sent(Words.certificate(root), index, root.der().size()));
  }

  record Sent(String root, int index, int bytes) implements Evidence {
    @Override
    public String sentence() {
      return "The %s certificate sent is the root %s; clients have their own copy, so its %d bytes"
              .formatted(Words.ordinal(index), root, bytes)
          + " should be left out.";
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values("root", root, "position", index + 1, "bytes", bytes);
    }

    @Override
    public Optional<String> remedy() {
      return Optional.of(Extras.removal(index, root));
    }
  }
}
