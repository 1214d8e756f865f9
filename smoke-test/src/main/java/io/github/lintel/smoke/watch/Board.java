package io.github.lintel.smoke.watch;

import io.github.lintel.Report;
import io.github.lintel.monitor.MonitorEvent;
import io.github.lintel.monitor.MonitorListener;
import io.github.lintel.monitor.WatchState;
import io.github.lintel.smoke.frontdoors.FrontDoor;
import io.github.lintel.smoke.metrics.HandshakeFailures;
import io.github.lintel.smoke.metrics.Measured;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The latest report of each front door, and what adds up over time. Thread-safe. */
final class Board implements MonitorListener {
  private final HandshakeFailures failures = new HandshakeFailures();
  private final Map<String, Report> latest = new HashMap<>(); // guarded by this
  private List<String> names = List.of(); // guarded by this
  private Set<String> asked = Set.of(); // over HTTP, too; guarded by this
  private long lastSignNanos = System.nanoTime(); // guarded by this

  /** Shows these front doors from now on, in this order. */
  synchronized void show(List<FrontDoor> frontDoors) {
    names = frontDoors.stream().map(FrontDoor::name).toList();
    asked =
        frontDoors.stream()
            .filter(door -> door.expectations().http().isPresent())
            .map(FrontDoor::name)
            .collect(Collectors.toUnmodifiableSet());
    latest.keySet().retainAll(names);
  }

  @Override
  public void onChange(MonitorEvent event) {}

  @Override
  public void onReport(String name, Report report, WatchState told) {
    synchronized (this) {
      lastSignNanos = System.nanoTime();
      if (!names.contains(name)) {
        return;
      }
      latest.put(name, report);
    }
    failures.count(new Measured(name, report));
  }

  @Override
  public synchronized void onProblem(String name, RuntimeException problem) {
    lastSignNanos = System.nanoTime();
  }

  /** Returns the front doors that were verified, in their order. */
  synchronized List<Measured> measured() {
    return names.stream()
        .flatMap(
            name ->
                Optional.ofNullable(latest.get(name)).stream()
                    .map(report -> new Measured(name, report, asked.contains(name))))
        .toList();
  }

  /** Returns the names of those that were not verified yet. */
  synchronized List<String> missing() {
    return names.stream().filter(name -> !latest.containsKey(name)).toList();
  }

  synchronized int count() {
    return names.size();
  }

  /** Returns how long no verification has come to an end. */
  synchronized Duration silence() {
    return Duration.ofNanos(System.nanoTime() - lastSignNanos);
  }

  HandshakeFailures failures() {
    return failures;
  }

  /** Tells several listeners. One that throws keeps nothing from the others. */
  static MonitorListener all(MonitorListener... listeners) {
    return new MonitorListener() {
      @Override
      public void onChange(MonitorEvent event) {
        each(Stream.of(listeners).map(one -> () -> one.onChange(event)));
      }

      @Override
      public void onReport(String name, Report report, WatchState told) {
        each(Stream.of(listeners).map(one -> () -> one.onReport(name, report, told)));
      }

      @Override
      public void onProblem(String name, RuntimeException problem) {
        each(Stream.of(listeners).map(one -> () -> one.onProblem(name, problem)));
      }
    };
  }

  private static void each(Stream<Runnable> calls) {
    Optional<RuntimeException> first = Optional.empty();
    for (Runnable call : calls.toList()) {
      try {
        call.run();
      } catch (RuntimeException e) {
        first = first.isPresent() ? first : Optional.of(e);
      }
    }
    if (first.isPresent()) {
      throw first.get();
    }
  }
}
