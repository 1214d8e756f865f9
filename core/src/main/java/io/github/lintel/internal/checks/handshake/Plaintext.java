package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Stage;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.PlaintextProtocol;
import io.github.lintel.internal.checks.Progress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A TLS record begins with its content type (RFC 8446 5.1); what the server sent instead is how
 * another protocol begins. Only protocols with a beginning that is all their own are named; the
 * rest is handshake.not-tls.
 */
public final class Plaintext implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("handshake.plaintext", "another protocol speaks in plain text where TLS should")
          .severity(Severity.ERROR)
          .rank(200)
          .source("RFC 8446 5.1");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    return FailureCause.PLAINTEXT.judge(
        address,
        first ->
            Fault.of(
                first.firstBytes().isEmpty()
                    ? new Banner(Progress.of(address), inTheClear(address), true)
                    : new Banner(Progress.of(address), first.firstBytes(), false)));
  }

  private static Bytes inTheClear(AddressView address) {
    return address
        .facts()
        .as(ClientKind.PLAIN_HTTP)
        .map(HandshakeFacts::firstBytes)
        .orElse(Bytes.empty());
  }

  /** The beginning of another protocol where a TLS record should be. */
  record Banner(Progress progress, Bytes first, boolean asked) implements Evidence {
    @Override
    public String sentence() {
      if (asked) {
        return ("%s speaks %s in plain text where TLS should be: it did not answer our ClientHello,"
                + " and answered an HTTP request in the clear with \"%s\".")
            .formatted(progress.subject(), protocol(), line());
      }
      return ("%s speaks %s in plain text where TLS should be: it began with \"%s\" instead of a"
              + " TLS record.%s")
          .formatted(progress.subject(), protocol(), line(), spokeFirst());
    }

    @Override
    public Map<String, Object> values() {
      return progress.values(
          "protocol", protocol(), "firstLine", line(), "firstBytes", first.hex());
    }

    /** HTTP servers do not. */
    private String spokeFirst() {
      boolean unasked =
          progress.reached() == Stage.CONNECTED
              && PlaintextProtocol.of(first).filter(p -> p == PlaintextProtocol.HTTP).isPresent();
      return unasked
          ? " It said so before it heard from us: perhaps a load balancer in front sends it a PROXY"
              + " protocol header that it does not expect."
          : "";
    }

    private String protocol() {
      return PlaintextProtocol.of(first).map(PlaintextProtocol::text).orElse("another protocol");
    }

    private String line() {
      String text = new String(first.toByteArray(), StandardCharsets.ISO_8859_1);
      return text.lines().findFirst().orElse("");
    }
  }
}
