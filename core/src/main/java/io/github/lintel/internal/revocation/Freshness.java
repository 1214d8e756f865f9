package io.github.lintel.internal.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether an answer is of its time. */
final class Freshness {
  /** How far the clocks of others may be from ours; what openssl takes as well. */
  static final Duration SKEW = Duration.ofMinutes(5);

  private Freshness() {}

  static boolean tooEarly(Instant thisUpdate, Instant at) {
    return thisUpdate.isAfter(at.plus(SKEW));
  }

  static boolean tooLate(Optional<Instant> nextUpdate, Instant at) {
    return nextUpdate.isPresent() && nextUpdate.get().isBefore(at.minus(SKEW));
  }

  /** Returns what is wrong with the time of a list, as a clause. */
  static Optional<String> obstacle(RevocationList list, Instant at) {
    if (tooEarly(list.thisUpdate(), at)) {
      return Optional.of("it is not valid before " + list.thisUpdate());
    }
    if (list.nextUpdate().isEmpty()) { // RFC 5280 section 5.1.2.5
      return Optional.of("it does not say when the next one comes");
    }
    return tooLate(list.nextUpdate(), at)
        ? Optional.of("a newer one was due on " + list.nextUpdate().get())
        : Optional.empty();
  }
}
