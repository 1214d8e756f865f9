package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Negotiated;
import io.github.lintel.internal.checks.Progress;
import java.util.Map;

/**
 * "The server MUST include a 'renegotiation_info' extension … in the ServerHello" (RFC 5746 3.6). A
 * client that does not get it cannot know that it does not talk into the middle of somebody else's
 * connection. OpenSSL 3 refuses such a server ("unsafe legacy renegotiation disabled"); browsers,
 * Java and Go go on. TLS 1.3 has no renegotiation.
 */
public final class LegacyRenegotiation implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of(
              "handshake.legacy-renegotiation", "the server does not know secure renegotiation")
          .severity(Severity.ERROR)
          .rank(280)
          .source("RFC 5746 3.6");

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
    return first.secureRenegotiation()
        ? CheckOutcome.passed()
        : CheckOutcome.found(
            new Insecure(
                Progress.of(address),
                first.negotiated().map(n -> n.version().text()).orElse("TLS 1.2"),
                first.negotiated().map(Negotiated::cipherSuite).orElse("")));
  }

  /** A ServerHello without the extension. */
  record Insecure(Progress progress, String version, String cipherSuite) implements Evidence {
    @Override
    public String sentence() {
      return ("%s answers with %s and without the extension renegotiation_info (RFC 5746): OpenSSL 3"
              + " refuses it, and so does what is built on it.")
          .formatted(progress.subject(), version);
    }

    @Override
    public Map<String, Object> values() {
      return progress.values("version", version, "cipherSuite", cipherSuite, "extension", false);
    }
  }
}
