package io.github.lintel.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.Verdict;
import io.github.lintel.check.CheckId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** When a change is told, over whatever a front door goes through. */
class PatienceTest {
  private static final Instant START = Instant.parse("2027-03-02T09:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(1);

  private static final Condition HEALTHY = new Condition(Verdict.HEALTHY, Optional.empty());
  private static final Condition ALERT = broken("handshake.alert");
  private static final Condition CLOSED = broken("handshake.closed");
  private static final Condition EXPIRED = broken("certificate.expired");
  private static final Condition DIFFER = broken("deployment.nodes-differ");
  private static final Condition STALE = broken("deployment.not-expected-certificate");
  private static final Condition SOON =
      new Condition(Verdict.DEGRADED, Optional.of(CheckId.of("certificate.expires-soon")));
  private static final Condition UNSURE = new Condition(Verdict.UNKNOWN, Optional.empty());

  @Provide
  Arbitrary<Condition> anything() {
    return Arbitraries.of(HEALTHY, ALERT, CLOSED, EXPIRED, DIFFER, STALE, SOON, UNSURE);
  }

  @Provide
  Arbitrary<Condition> trouble() {
    return Arbitraries.of(ALERT, CLOSED, EXPIRED, SOON, UNSURE);
  }

  @Property
  void nothingIsToldTwiceAndNothingIsSkipped(
      @ForAll List<@From("anything") Condition> results,
      @ForAll @IntRange(min = 1, max = 5) int times) {
    List<Told> told = told(new Patience(times, STEP.multipliedBy(4)), WatchState.NONE, results);

    Optional<Condition> before = Optional.empty();
    for (Told one : told) {
      assertThat(one.before()).isEqualTo(before);
      assertThat(one.after()).isNotEqualTo(before.orElse(null));
      before = Optional.of(one.after());
    }
  }

  @Property
  void whatNeverLastsIsNotTold(
      @ForAll @Size(max = 40) List<@From("anything") Condition> results,
      @ForAll @IntRange(min = 2, max = 5) int times) {
    List<Condition> flapping = new ArrayList<>();
    int row = 0;
    for (Condition condition : results) {
      row = condition.equals(HEALTHY) ? 0 : row + 1;
      if (row == times) {
        flapping.add(HEALTHY);
        row = 1;
      }
      flapping.add(condition);
    }

    assertThat(told(new Patience(times, Duration.ZERO), healthy(), flapping)).isEmpty();
  }

  @Property
  void whatLastsIsToldWithTheLastConfirmation(
      @ForAll List<@From("anything") Condition> before,
      @ForAll("trouble") Condition lasting,
      @ForAll @IntRange(min = 1, max = 5) int times) {
    Patience patience = new Patience(times, STEP.multipliedBy(20));
    List<Condition> results = new ArrayList<>(before);
    for (int i = 0; i < times; i++) {
      results.add(lasting);
    }

    assertThat(last(patience, results).told()).contains(lasting);
  }

  @Property
  void aFrontDoorThatFailsInManyWaysIsTold(
      @ForAll @Size(5) List<@From("trouble") Condition> results,
      @ForAll @IntRange(min = 1, max = 5) int times) {
    assertThat(told(new Patience(times, Duration.ZERO), healthy(), results)).isNotEmpty();
  }

  @Property
  void aRolloutIsNotToldBeforeItsTimeIsOver(
      @ForAll @Size(min = 1, max = 40) List<Boolean> nodesDiffer,
      @ForAll @IntRange(min = 1, max = 5) int times,
      @ForAll @IntRange(min = 0, max = 30) int minutes) {
    Patience patience = new Patience(times, STEP.multipliedBy(minutes));
    List<Condition> rollout = nodesDiffer.stream().map(differ -> differ ? DIFFER : STALE).toList();

    List<Told> told = told(patience, healthy(), rollout);

    assertThat(told)
        .allSatisfy(
            one -> assertThat(one.at()).isAfterOrEqualTo(START.plus(STEP.multipliedBy(minutes))));
    boolean over = rollout.size() > minutes && rollout.size() >= times;
    assertThat(told.isEmpty()).isEqualTo(!over);
  }

  @Property
  void aRolloutThatEndsInTimeIsNeverTold(
      @ForAll @IntRange(min = 1, max = 14) int length,
      @ForAll @IntRange(min = 1, max = 5) int times) {
    List<Condition> results = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      results.add(i % 3 == 0 ? STALE : DIFFER);
    }
    for (int i = 0; i < times; i++) {
      results.add(HEALTHY);
    }

    assertThat(told(new Patience(times, Duration.ofMinutes(15)), healthy(), results)).isEmpty();
  }

  @Test
  void aClockThatIsSetBackDoesNotHoldAnythingUp() {
    Patience patience = new Patience(1, Duration.ofMinutes(2));
    WatchState state = patience.next(healthy(), DIFFER, START);
    state = patience.next(state, DIFFER, START.minus(Duration.ofDays(1)));
    state = patience.next(state, DIFFER, START.minus(Duration.ofDays(1)).plus(STEP));
    assertThat(state.told()).contains(HEALTHY);

    state = patience.next(state, DIFFER, START.minus(Duration.ofDays(1)).plus(STEP).plus(STEP));
    assertThat(state.told()).contains(DIFFER);
  }

  @Test
  void theStartCountsFromTheFirstSight() {
    Patience patience = new Patience(3, Duration.ZERO);
    WatchState state = healthy();
    for (int i = 0; i < 3; i++) {
      state = patience.next(state, ALERT, START.plus(STEP.multipliedBy(i)));
    }

    assertThat(state.toldSince()).contains(START);
  }

  private record Told(Optional<Condition> before, Condition after, Instant at) {}

  /** What is told of a series of results, one a minute. */
  private static List<Told> told(Patience patience, WatchState first, List<Condition> results) {
    List<Told> told = new ArrayList<>();
    WatchState state = first;
    Instant at = START;
    for (Condition result : results) {
      WatchState next = patience.next(state, result, at);
      if (!next.told().equals(state.told())) {
        told.add(new Told(state.told(), next.told().orElseThrow(), at));
      }
      state = next;
      at = at.plus(STEP);
    }
    return told;
  }

  private static WatchState last(Patience patience, List<Condition> results) {
    WatchState state = WatchState.NONE;
    Instant at = START;
    for (Condition result : results) {
      state = patience.next(state, result, at);
      at = at.plus(STEP);
    }
    return state;
  }

  private static WatchState healthy() {
    return WatchState.of(HEALTHY, START.minus(STEP));
  }

  private static Condition broken(String cause) {
    return new Condition(Verdict.BROKEN, Optional.of(CheckId.of(cause)));
  }
}
