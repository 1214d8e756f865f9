package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Timings;
import io.github.lintel.internal.checks.Progress;
import io.github.lintel.internal.checks.Words;
import java.time.Duration;
import java.util.Map;

/**
 * The handshake was completed, but took the server long: more than a second between the connection
 * and the end of the handshake, without the two round trips that TLS 1.2 takes (a connection takes
 * one). After a second people notice that they wait (Nielsen 1993); an idle server answers within
 * milliseconds.
 */
public final class Slow implements AddressCheck {
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final int ROUND_TRIPS = 2;

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
    Timings timings = first.timings();
    Duration roundTrip = timings.connected().orElse(Duration.ZERO);
    Duration handshake = timings.finished().orElse(timings.ended()).minus(roundTrip);
    Duration own = handshake.minus(roundTrip.multipliedBy(ROUND_TRIPS));
    return own.compareTo(LIMIT) > 0
        ? CheckOutcome.found(
            new Wait(
                Progress.of(address),
                roundTrip,
                timings.serverHello().orElse(roundTrip).minus(roundTrip),
                handshake))
        : CheckOutcome.passed();
  }

  /** How long the server took, and how long it should at most. */
  record Wait(Progress progress, Duration roundTrip, Duration toServerHello, Duration handshake)
      implements Evidence {
    @Override
    public String sentence() {
      return ("%s took %s for the handshake (%s to its ServerHello), on a connection that stood after"
              + " %s. More than %s is slow.")
          .formatted(
              progress.subject(),
              Words.elapsed(handshake),
              Words.elapsed(toServerHello),
              Words.elapsed(roundTrip),
              Words.elapsed(LIMIT));
    }

    @Override
    public Map<String, Object> values() {
      return progress.values(
          "connecting", roundTrip,
          "toServerHello", toServerHello,
          "handshake", handshake,
          "limit", LIMIT);
    }
  }
}
