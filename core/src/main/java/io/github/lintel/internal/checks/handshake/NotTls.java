package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Bytes;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Progress;
import java.util.Map;

/**
 * A TLS record begins with a content type from 20 to 24 and the major version 3 (RFC 8446 5.1).
 * Bytes that begin otherwise, and that no known protocol begins with either, are reported here.
 */
public final class NotTls implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("handshake.not-tls", "what the server sends is not TLS")
          .severity(Severity.ERROR)
          .rank(205)
          .source("RFC 8446 5.1");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    return FailureCause.NOT_TLS.judge(
        address, first -> Fault.of(new OtherBytes(Progress.of(address), first.firstBytes())));
  }

  /** Bytes that are no TLS record. */
  record OtherBytes(Progress progress, Bytes first) implements Evidence {
    private static final int SHOWN = 32;

    @Override
    public String sentence() {
      if (isEcho()) {
        return "%s does not speak TLS: it sends back our own ClientHello (an echo server)."
            .formatted(progress.subject());
      }
      return "%s does not speak TLS: it sent %s%s instead of a TLS record (16 03 …)."
          .formatted(
              progress.subject(),
              first.hex().substring(0, Math.min(SHOWN, 2 * first.size())),
              2 * first.size() > SHOWN ? "…" : "");
    }

    @Override
    public Map<String, Object> values() {
      return progress.values("firstBytes", first.hex(), "echo", isEcho());
    }

    /** A handshake record that begins with a ClientHello, which only a client sends. */
    private boolean isEcho() {
      return first.size() > 5 && first.at(0) == 22 && first.at(5) == 1;
    }
  }
}
