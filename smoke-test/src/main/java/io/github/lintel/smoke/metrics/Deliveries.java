package io.github.lintel.smoke.metrics;

import java.util.Map;

/**
 * What became of notifications.
 *
 * @param ended how many came to which end; empty if nobody is notified
 * @param waiting how many changes were not told yet
 */
public record Deliveries(Map<String, Long> ended, int waiting) {
  /** Nobody is notified. */
  public static final Deliveries NONE = new Deliveries(Map.of(), 0);

  /** Copies the map. */
  public Deliveries {
    ended = Map.copyOf(ended);
  }
}
