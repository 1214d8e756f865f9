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
 * A RST in the middle of the handshake, without an alert: after the server had begun to speak TLS,
 * or for our ClientHello, when it lets a connection stand on which nothing is said. A server that
 * ends a handshake has to say why (RFC 8446 6.2); a RST also comes from a process that died or from
 * a filter on the way.
 */
public final class HandshakeReset implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("handshake.reset", "the connection is reset during the handshake")
          .severity(Severity.ERROR)
          .rank(260)
          .source("RFC 9293 3.5.2");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    return FailureCause.HANDSHAKE_RESET.judge(
        address, first -> Fault.of(new Abort(Progress.of(address))));
  }

  /** A RST where a message of the handshake should be. */
  record Abort(Progress progress) implements Evidence {
    @Override
    public String sentence() {
      if (progress.bytesReceived() == 0) {
        return ("%s reset the connection %s, %s, though it lets one stand on which nothing is said:"
                + " what it heard made it, or a filter on the way, do so.")
            .formatted(progress.subject(), progress.moment(), progress.havingSent());
      }
      return "%s reset the connection %s, %s; %s should have followed."
          .formatted(
              progress.subject(), progress.moment(), progress.havingSent(), progress.expected());
    }

    @Override
    public Map<String, Object> values() {
      return progress.values();
    }
  }
}
