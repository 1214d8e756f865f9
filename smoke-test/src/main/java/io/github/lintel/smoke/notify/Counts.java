package io.github.lintel.smoke.notify;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How many notifications came to which end. Thread-safe. */
final class Counts {
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();

  void sent() {
    sent.incrementAndGet();
  }

  void failed() {
    failed.incrementAndGet();
  }

  void lost(long count) {
    lost.addAndGet(count);
  }

  Map<String, Long> all() {
    return Map.of("sent", sent.get(), "failed", failed.get(), "lost", lost.get());
  }
}
