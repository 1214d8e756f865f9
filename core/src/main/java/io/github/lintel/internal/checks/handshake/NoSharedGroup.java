package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Negotiated;
import io.github.lintel.internal.checks.EveryOffer;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Progress;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * "If there is no overlap between the received supported_groups and the groups supported by the
 * server, then the server MUST abort the handshake with a handshake_failure or an
 * insufficient_security alert" (RFC 8446 4.1.1). Told from a lack of cipher suites by comparison:
 * the same node agrees when every group is offered, and takes one that is not of today.
 */
public final class NoSharedGroup implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("handshake.no-shared-group", "the server takes no key exchange group of today")
          .severity(Severity.ERROR)
          .rank(236)
          .source("RFC 8446 4.1.1");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    return FailureCause.NO_SHARED_GROUP.judge(
        address,
        first ->
            Fault.of(
                new Unusual(Progress.of(address), first.groupAskedFor().or(() -> taken(address)))));
  }

  /** The answer to every group tells more than that to everything: there the suite may be old. */
  private static Optional<String> taken(AddressView address) {
    return Stream.of(
            address.facts().as(ClientKind.EVERY_GROUP), EveryOffer.answered(address.facts()))
        .flatMap(Optional::stream)
        .map(HandshakeFacts::negotiated)
        .flatMap(Optional::stream)
        .map(Negotiated::group)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Nothing in common with a modern client, and what the server takes when all is offered. */
  record Unusual(Progress progress, Optional<String> taken) implements Evidence {
    @Override
    public String sentence() {
      return ("%s takes none of the key exchange groups that every client offers: it ended the"
              + " handshake %s. Offered every group, it takes %s.")
          .formatted(progress.subject(), progress.moment(), taken.orElse("another one"));
    }

    @Override
    public Map<String, Object> values() {
      return progress.values("taken", taken.orElse(""));
    }
  }
}
