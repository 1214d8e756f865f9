package io.github.lintel.internal.checks.chain;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.facts.Certificate;
import io.github.lintel.internal.checks.PathFault;
import io.github.lintel.internal.checks.PathFaults;
import io.github.lintel.internal.checks.Words;
import java.util.List;
import java.util.Map;

/**
 * The server's certificate is its own issuer and no trust anchor, so nobody vouches for it. A
 * self-signed certificate that is a trust anchor is accepted as such.
 */
public final class SelfSigned implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("chain.self-signed", "the certificate is signed by itself")
          .rank(420)
          .source("RFC 5280 6.1.1 (d)")
          .explains("certificate.is-ca");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, SelfSigned::evidence);
  }

  private static Evidence evidence(PathFault fault) {
    Certificate leaf = fault.certificate();
    boolean near = fault.nearMisses().stream().anyMatch(miss -> miss.trusted());
    return new Own(Words.certificate(leaf), leaf.serverNames(), leaf.sha256(), near);
  }

  record Own(String certificate, List<String> names, String sha256, boolean nameTrusted)
      implements Evidence {
    @Override
    public String sentence() {
      String sentence =
          "The certificate of %s is signed by itself and is not trusted; an authority that clients"
                  .formatted(certificate)
              + " trust should have issued it.";
      return nameTrusted
          ? sentence + " A certificate of that name is trusted, but it has another key."
          : sentence;
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "certificate", certificate,
          "names", Words.values(names),
          "sha256", sha256,
          "nameTrusted", nameTrusted);
    }
  }
}
