package io.github.lintel.internal.checks.chain;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Severity;
import java.util.List;
import java.util.Map;

/**
 * More certificates are sent, or needed, than clients take. Not a rule of a standard: the limits
 * are those of clients.
 */
public final class TooLong implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("chain.too-long", "the chain is too long").rank(454).source("lintel");

  // The default of jdk.tls.maxCertificateChainLength; Bouncy Castle has the same.
  private static final int JDK_LIMIT = 10;
  // MAX_SUB_CA_COUNT of rustls-webpki; mbed TLS stops at 8.
  private static final int RUSTLS_LIMIT = 6;
  // Of a longer list no more are kept.
  private static final int KEPT = 100;

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    int presented = handshake.facts().presentedChain().size();
    if (presented == 0) {
      return CheckOutcome.notApplicable("no certificate was presented");
    }
    if (presented > JDK_LIMIT) {
      return CheckOutcome.found(
          new Overlong("certificates", presented, JDK_LIMIT, "the JDK refuses"));
    }
    int intermediates = shortestPath(handshake) - 1;
    if (intermediates > RUSTLS_LIMIT) {
      Evidence evidence =
          new Overlong("intermediates", intermediates, RUSTLS_LIMIT, "rustls refuses");
      return CheckOutcome.found(List.of(Fault.of(evidence).severity(Severity.WARNING)));
    }
    return CheckOutcome.passed();
  }

  private static int shortestPath(HandshakeView handshake) {
    return handshake.paths().trustedPaths().stream()
        .mapToInt(path -> path.certificates().size())
        .min()
        .orElse(1);
  }

  record Overlong(String what, int count, int limit, String who) implements Evidence {
    @Override
    public String sentence() {
      return "The chain has %d %s%s; it should have at most %d, because %s more."
          .formatted(count, what, count < KEPT ? "" : " or more", limit, who);
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values("what", what, "count", count, "limit", limit);
    }
  }
}
