package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Negotiated;
import io.github.lintel.internal.checks.EveryOffer;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Progress;
import java.util.Map;
import java.util.Optional;

/**
 * "If the server is unable to negotiate a supported set of parameters" it ends the handshake with
 * handshake_failure or insufficient_security (RFC 8446 4.1.1, 6.2). The alert alone does not tell
 * what was missing; that the same node answers when every suite is offered does.
 */
public final class NoSharedCipher implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("handshake.no-shared-cipher", "the server takes no cipher suite of today")
          .severity(Severity.ERROR)
          .rank(235)
          .source("RFC 8446 4.1.1");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    return FailureCause.NO_SHARED_CIPHER.judge(
        address,
        first -> Fault.of(new Outdated(Progress.of(address), EveryOffer.taken(address.facts()))));
  }

  /** Nothing in common with a modern client, and what the server takes when all is offered. */
  record Outdated(Progress progress, Optional<Negotiated> taken) implements Evidence {
    @Override
    public String sentence() {
      return ("%s takes none of the cipher suites that today's clients offer: it ended the"
              + " handshake %s. Offered every suite, it takes %s.")
          .formatted(
              progress.subject(),
              progress.moment(),
              taken.map(Negotiated::cipherSuite).orElse("another one"));
    }

    @Override
    public Map<String, Object> values() {
      return progress.values(
          "taken", taken.map(Negotiated::cipherSuite).orElse(""),
          "version", taken.map(n -> n.version().text()).orElse(""));
    }
  }
}
