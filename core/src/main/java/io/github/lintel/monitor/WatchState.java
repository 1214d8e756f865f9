package io.github.lintel.monitor;

import java.time.Instant;
import java.util.Optional;

/**
 * What a monitor has to remember of a front door, so that a restart raises nothing twice and
 * forgets nothing. Immutable.
 *
 * @param told the condition that was told last, or that needed no telling; empty before any was
 *     confirmed
 * @param toldSince when that condition was first seen
 * @param pending what was seen since, if it is something else
 */
public record WatchState(
    Optional<Condition> told, Optional<Instant> toldSince, Optional<Pending> pending) {

  /** Nothing is known yet. */
  public static final WatchState NONE =
      new WatchState(Optional.empty(), Optional.empty(), Optional.empty());

  /** A condition that is told, and nothing else was seen since. */
  static WatchState of(Condition told, Instant since) {
    return new WatchState(Optional.of(told), Optional.of(since), Optional.empty());
  }

  WatchState pending(Pending value) {
    return new WatchState(told, toldSince, Optional.of(value));
  }

  WatchState steady() {
    return new WatchState(told, toldSince, Optional.empty());
  }

  /**
   * Results that differ from what was told, and have not been told themselves.
   *
   * @param condition the latest
   * @param times how many results in a row were that condition
   * @param worse how many in a row were worse than what was told, whatever they were
   * @param since when that condition was first seen in this row
   * @param settlingSince since when all that was seen might be a rollout, if the latest might
   */
  public record Pending(
      Condition condition, int times, int worse, Instant since, Optional<Instant> settlingSince) {}
}
