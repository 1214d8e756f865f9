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
 * The path length "gives the maximum number of non-self-issued intermediate certificates that may
 * follow this certificate in a valid certification path" (RFC 5280 4.2.1.9). More follow.
 */
public final class PathLengthExceeded implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("chain.path-length-exceeded", "more authorities in a row than allowed")
          .rank(436)
          .source("RFC 5280 4.2.1.9");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, PathLengthExceeded::evidence);
  }

  private static Evidence evidence(PathFault fault) {
    return new TooDeep(
        Words.certificate(fault.certificate()),
        Words.bounded(fault.problem().found()),
        Words.bounded(fault.problem().required()),
        fault.path().certificates().stream().skip(1).map(Words::certificate).toList());
  }

  record TooDeep(String authority, String found, String required, List<String> intermediates)
      implements Evidence {
    @Override
    public String sentence() {
      return "More authorities stand below %s than it allows (found: %s; allowed: %s)."
              .formatted(authority, found, required)
          + " The path has the intermediates %s.".formatted(Words.list(intermediates));
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "authority", authority,
          "found", found,
          "required", required,
          "intermediates", Words.values(intermediates));
    }
  }
}
