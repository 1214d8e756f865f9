package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Progress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * "internal_error: An internal error unrelated to the peer or the correctness of the protocol …
 * makes it impossible to continue" (RFC 8446 6.2). Only the log of the server says what it was.
 */
public final class InternalError implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("handshake.internal-error", "the server reports an error of its own")
          .severity(Severity.ERROR)
          .rank(240)
          .source("RFC 8446 6.2");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    return FailureCause.INTERNAL_ERROR.judge(
        address,
        first ->
            Fault.of(
                new OwnError(
                    Progress.of(address),
                    address.endpoint().serverNameSent(),
                    otherNames(address.facts()))));
  }

  /** Handshakes without the name that was asked for. */
  private static List<HandshakeFacts> otherNames(AddressFacts address) {
    return Stream.of(ClientKind.WITHOUT_SERVER_NAME, ClientKind.RANDOM_SERVER_NAME)
        .map(address::as)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Alert 80, and what other names get. */
  record OwnError(Progress progress, Optional<String> asked, List<HandshakeFacts> others)
      implements Evidence {
    @Override
    public String sentence() {
      return ("%s gave up %s with the alert internal_error (80): something failed inside the"
              + " server. %s")
          .formatted(progress.subject(), progress.moment(), scope());
    }

    @Override
    public Map<String, Object> values() {
      return progress.values(
          "alert",
          80,
          "serverName",
          asked.orElse(""),
          "answers",
          others.stream().filter(HandshakeFacts::completed).map(h -> h.client().id()).toList(),
          "failsAlso",
          others.stream().filter(h -> !h.completed()).map(h -> h.client().id()).toList());
    }

    private String scope() {
      if (others.isEmpty()) {
        return "Often it has no usable certificate or key for this name.";
      }
      String kinds =
          String.join(" and ", others.stream().map(h -> h.client().description()).toList());
      if (others.stream().noneMatch(HandshakeFacts::completed)) {
        return "The same happens %s: it has no usable certificate or key for any of these."
            .formatted(kinds);
      }
      HandshakeFacts answering =
          others.stream().filter(HandshakeFacts::completed).findFirst().orElseThrow();
      return "It answers %s: it cannot load the certificate or key of %s."
          .formatted(answering.client().description(), asked.orElse("this name"));
    }
  }
}
