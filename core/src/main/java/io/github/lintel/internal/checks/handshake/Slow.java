package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.internal.checks.Progress;
import io.github.lintel.internal.checks.Words;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The handshake was completed, but the server let its client wait: more than a second from the
 * ClientHello to the first byte of the answer, without the round trip, each time that it was asked.
 * After a second people notice that they wait (Nielsen 1993); an idle server answers within
 * milliseconds.
 */
public final class Slow implements AddressCheck {
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private static final CheckInfo INFO =
      CheckInfo.of("handshake.slow", "the server takes long for a handshake")
          .severity(Severity.NOTE)
          .rank(600);

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
    Duration roundTrip =
        shortest(address, handshake -> handshake.timings().connected()).orElse(Duration.ZERO);
    return shortest(address, Slow::answer)
        .map(answer -> answer.minus(roundTrip))
        .filter(answer -> answer.compareTo(LIMIT) > 0)
        .map(answer -> CheckOutcome.found(new Wait(Progress.of(address), roundTrip, answer)))
        .orElseGet(CheckOutcome::passed);
  }

  /** The shortest of all: one alone may have waited for this machine. */
  private static Optional<Duration> shortest(
      AddressView address, Function<HandshakeFacts, Optional<Duration>> time) {
    return address.facts().handshakes().stream()
        .flatMap(handshake -> time.apply(handshake).stream())
        .min(Comparator.naturalOrder());
  }

  /** From our ClientHello to the first byte. */
  private static Optional<Duration> answer(HandshakeFacts handshake) {
    return handshake
        .timings()
        .helloSent()
        .flatMap(sent -> handshake.received().firstAfter().map(first -> first.minus(sent)));
  }

  /** How long the server took, and how long it should at most. */
  record Wait(Progress progress, Duration roundTrip, Duration answer) implements Evidence {
    @Override
    public String sentence() {
      return ("%s took %s to begin its answer, on a connection that stood after %s. More than %s is"
              + " slow.")
          .formatted(
              progress.subject(),
              Words.elapsed(answer),
              Words.elapsed(roundTrip),
              Words.elapsed(LIMIT));
    }

    @Override
    public Map<String, Object> values() {
      return progress.values("connecting", roundTrip, "answer", answer, "limit", LIMIT);
    }
  }
}
