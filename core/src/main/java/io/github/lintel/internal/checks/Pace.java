package io.github.lintel.internal.checks;

import io.github.lintel.facts.HandshakeFacts;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How fast the bytes of a peer came.
 *
 * @param bytes how many
 * @param time between the first and the last of them
 */
public record Pace(long bytes, Duration time) {

  /**
   * Returns the pace of a peer that was still sending when the time was over: between the first of
   * its bytes and the last lies more than half of the time from the first to the end.
   */
  public static Optional<Pace> dripping(HandshakeFacts handshake) {
    if (handshake.received().reads() < 2) {
      return Optional.empty();
    }
    Duration first = handshake.received().firstAfter().orElse(Duration.ZERO);
    Duration sending = handshake.received().lastAfter().orElse(Duration.ZERO).minus(first);
    Duration all = handshake.timings().ended().minus(first);
    return sending.multipliedBy(2).compareTo(all) > 0
        ? Optional.of(new Pace(handshake.bytesReceived(), sending))
        : Optional.empty();
  }

  /** Returns it as in {@code 3 bytes in 2.0 s, 1.0 bytes a second}. */
  public String text() {
    double perSecond = (bytes - 1) * 1000.0 / Math.max(1, time.toMillis());
    return String.format(
        Locale.ROOT,
        "%s in %s, %.1f bytes a second",
        Words.count(bytes, "byte"),
        Words.elapsed(time),
        perSecond);
  }
}
