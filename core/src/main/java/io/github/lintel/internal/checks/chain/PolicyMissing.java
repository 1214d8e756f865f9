package io.github.lintel.internal.checks.chain;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.internal.checks.PathFault;
import io.github.lintel.internal.checks.PathFaults;
import io.github.lintel.internal.checks.Words;
import java.util.List;
import java.util.Map;

/**
 * With the policy constraints extension an authority can "require that each certificate in a path
 * contain an acceptable policy identifier" (RFC 5280 4.2.1.11). One of the path contains none.
 */
public final class PolicyMissing implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("chain.policy-missing", "a certificate policy is missing that is required")
          .rank(439)
          .source("RFC 5280 4.2.1.11, 6.1.5 (g)");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, PolicyMissing::evidence);
  }

  private static Evidence evidence(PathFault fault) {
    return new NoPolicy(
        Words.certificate(fault.certificate()),
        Words.bounded(fault.problem().found()),
        Words.bounded(fault.problem().required()),
        fault.path().certificates().stream()
            .filter(c -> c.policies().requireExplicitPolicy().isPresent())
            .map(Words::certificate)
            .toList());
  }

  record NoPolicy(String certificate, String found, String required, List<String> authorities)
      implements Evidence {
    @Override
    public String sentence() {
      return "The certificate of %s has %s; required by %s: %s."
          .formatted(certificate, found, Words.list(authorities), required);
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "certificate", certificate,
          "found", found,
          "required", required,
          "authorities", Words.values(authorities));
    }
  }
}
