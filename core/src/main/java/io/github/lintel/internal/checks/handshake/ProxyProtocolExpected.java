package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Ending;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Progress;
import java.util.Locale;
import java.util.Map;

/**
 * "The receiver MUST be configured to only receive the protocol described in this specification and
 * MUST not try to guess whether the protocol header is present or not" (PROXY protocol, section 2).
 * Found by comparison: the same node answers a ClientHello after such a header.
 */
public final class ProxyProtocolExpected implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of(
              "handshake.proxy-protocol-expected", "the server expects a PROXY protocol header")
          .severity(Severity.ERROR)
          .rank(198)
          .source("PROXY protocol 2");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    return FailureCause.PROXY_PROTOCOL.judge(
        address, first -> Fault.of(new HeaderMissing(Progress.of(address), first.ending())));
  }

  /** What became of a ClientHello without a header, and of one with it. */
  record HeaderMissing(Progress progress, Ending ending) implements Evidence {
    @Override
    public String sentence() {
      return ("%s expects a PROXY protocol header before the ClientHello: without one it %s %s, after"
              + " one it answers with TLS.")
          .formatted(progress.subject(), how(), progress.moment());
    }

    @Override
    public Map<String, Object> values() {
      return progress.values(
          "ending",
          ending.name().toLowerCase(Locale.ROOT).replace('_', '-'),
          "answersAfterHeader",
          true);
    }

    private String how() {
      return switch (ending) {
        case CLOSED -> "closes the connection";
        case RESET -> "resets the connection";
        default -> "says nothing";
      };
    }
  }
}
