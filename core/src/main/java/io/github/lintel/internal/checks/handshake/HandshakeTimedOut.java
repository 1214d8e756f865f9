package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.AddressFacts;
import io.github.lintel.internal.checks.Attempts;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Pace;
import io.github.lintel.internal.checks.Progress;
import io.github.lintel.internal.checks.Words;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The connection stood, and the handshake did not end before our deadline. Where it stopped tells a
 * server that is silent (nobody takes the connection, or it waits for something else, such as a
 * PROXY protocol header) from one that is slow.
 */
public final class HandshakeTimedOut implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("handshake.timed-out", "the handshake is not complete before the deadline")
          .severity(Severity.ERROR)
          .rank(270)
          .source("RFC 8446 2");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    return FailureCause.HANDSHAKE_TIMED_OUT.judge(
        address,
        first ->
            Fault.of(
                new Silence(
                    Progress.of(address), pace(address.facts()), Attempts.of(address.facts()))));
  }

  private static Optional<Pace> pace(AddressFacts address) {
    return address.handshakes().stream().map(Pace::dripping).flatMap(Optional::stream).findFirst();
  }

  /** Nothing, or too little, where a message of the handshake should be. */
  record Silence(Progress progress, Optional<Pace> pace, Attempts attempts) implements Evidence {
    @Override
    public String sentence() {
      if (progress.bytesReceived() == 0) {
        return "%s took the connection and then said nothing for %s; %s should have come.%s"
            .formatted(
                progress.subject(),
                Words.elapsed(progress.took()),
                progress.expected(),
                attempts.sentence("nothing behind it answers"));
      }
      return pace.isPresent()
          ? "%s sends so slowly that the handshake did not end within %s: %s."
              .formatted(progress.subject(), Words.elapsed(progress.took()), pace.get().text())
          : "%s did not go on %s within %s, %s; %s should have followed."
              .formatted(
                  progress.subject(),
                  progress.reached().description(),
                  Words.elapsed(progress.took()),
                  progress.havingSent(),
                  progress.expected());
    }

    @Override
    public Map<String, Object> values() {
      return progress.values(
          "sendingFor", pace.map(Pace::time).orElse(Duration.ZERO),
          "attemptsAlike", attempts.count());
    }
  }
}
