package io.github.lintel.monitor;

import io.github.lintel.Verdict;
import io.github.lintel.check.CheckId;
import io.github.lintel.monitor.WatchState.Pending;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * When a change is worth telling. Pure: a state and a result give the next state.
 *
 * @param confirmations so many results in a row must agree
 * @param convergence how long nodes may differ, counted from the first result in which they did
 */
record Patience(int confirmations, Duration convergence) {
  /** What a rollout looks like that goes from node to node, or has not begun. */
  private static final Set<CheckId> ROLLOUT =
      Set.of(
          CheckId.of("deployment.nodes-differ"),
          CheckId.of("deployment.not-expected-certificate"),
          CheckId.of("deployment.key-types-differ"),
          CheckId.of("deployment.alternating"),
          CheckId.of("deployment.node-down"));

  /** Returns what to remember after this result; it is told if {@code told} has changed. */
  WatchState next(WatchState state, Condition seen, Instant at) {
    if (state.told().isEmpty() && seen.healthy()) {
      return WatchState.of(seen, at); // a front door that is well from the start is no news
    }
    if (state.told().equals(Optional.of(seen))) {
      return state.steady();
    }
    Pending pending = pending(state, seen, at);
    return isConfirmed(pending) && !isSettling(pending, at)
        ? WatchState.of(seen, pending.since())
        : state.pending(pending);
  }

  private static Pending pending(WatchState state, Condition seen, Instant at) {
    Verdict told = state.told().map(Condition::verdict).orElse(Verdict.HEALTHY);
    boolean worse = seen.verdict().worseThan(told);
    Optional<Pending> before = state.pending();
    Optional<Pending> same = before.filter(pending -> pending.condition().equals(seen));
    return new Pending(
        seen,
        same.map(Pending::times).orElse(0) + 1,
        worse ? before.map(Pending::worse).orElse(0) + 1 : 0,
        earlier(same.map(Pending::since), at),
        isRollout(seen)
            ? Optional.of(earlier(before.flatMap(Pending::settlingSince), at))
            : Optional.empty());
  }

  /** A front door that fails in another way each time is told, too: it is worse all the time. */
  private boolean isConfirmed(Pending pending) {
    return pending.times() >= confirmations || pending.worse() >= confirmations;
  }

  private boolean isSettling(Pending pending, Instant at) {
    return pending
        .settlingSince()
        .map(since -> Duration.between(since, at).compareTo(convergence) < 0)
        .orElse(false);
  }

  private static boolean isRollout(Condition condition) {
    return condition.cause().map(ROLLOUT::contains).orElse(false);
  }

  /** A clock that was set back must not make anybody wait longer than from now on. */
  private static Instant earlier(Optional<Instant> before, Instant at) {
    return before.filter(then -> then.isBefore(at)).orElse(at);
  }
}
