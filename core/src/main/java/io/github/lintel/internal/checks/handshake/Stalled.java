package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Unfinished;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Progress;
import io.github.lintel.internal.checks.Words;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The server began to answer, then nothing more came until our deadline. When small packets pass
 * and large ones do not, because the ICMP message that says so is dropped (RFC 2923 2.1, RFC 8899
 * 1), the answer stops at a multiple of the largest segment: about 1,400 bytes, less some for
 * tunnels.
 */
public final class Stalled implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("handshake.stalled", "the server stops in the middle of its answer")
          .severity(Severity.ERROR)
          .rank(268)
          .source("RFC 8446 2, RFC 2923 2.1");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    return FailureCause.STALLED.judge(
        address,
        first ->
            Fault.of(
                new Standstill(
                    Progress.of(address), first.received().unfinished(), silentFor(first))));
  }

  private static Duration silentFor(HandshakeFacts first) {
    Duration ended = first.timings().ended();
    return ended.minus(first.received().lastAfter().orElse(ended));
  }

  /** What came of an answer, what was missing, and how long we waited for it. */
  record Standstill(Progress progress, Optional<Unfinished> unfinished, Duration silentFor)
      implements Evidence {
    /** Segments on paths with and without tunnels: 1,220 (IPv6 minimum) to 1,460 (Ethernet). */
    private static final int SMALLEST_SEGMENT = 1220;

    private static final int LARGEST_SEGMENT = 1460;

    @Override
    public String sentence() {
      return "%s stopped in the middle of its answer, %s, and was silent for %s: %s.%s"
          .formatted(
              progress.subject(),
              progress.havingSent(),
              Words.elapsed(silentFor),
              Missing.text(unfinished, progress),
              endsWithSegment()
                  ? " That is where a large packet ends: perhaps large packets are lost on the way"
                      + " (MTU)."
                  : "");
    }

    @Override
    public Map<String, Object> values() {
      return progress.values(Missing.values(unfinished));
    }

    private boolean endsWithSegment() {
      long segments = (progress.bytesReceived() + LARGEST_SEGMENT - 1) / LARGEST_SEGMENT;
      return segments > 0 && progress.bytesReceived() >= segments * SMALLEST_SEGMENT;
    }
  }
}
