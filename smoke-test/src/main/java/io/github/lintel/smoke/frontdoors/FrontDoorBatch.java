package io.github.lintel.smoke.frontdoors;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.LiveEndpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Verifies many front doors at once. Used once, by one thread; {@link #close} may be called by any.
 */
public final class FrontDoorBatch implements AutoCloseable {
  /** Of those with different settings, so many are verified at once; of the same, hundreds are. */
  private static final int GROUPS_AT_ONCE = 8;

  private static final Event ENDED = new Ended();

  private final List<Map<String, FrontDoor>> groups;
  private final Verifiers verifiers;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Set<Stream<Report>> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Starts nothing yet. */
  public FrontDoorBatch(List<FrontDoor> doors, Verifiers verifiers) {
    this.verifiers = verifiers;
    this.groups = groups(doors, verifiers);
  }

  /**
   * Verifies them, and hands over each report as it is finished, on the thread that calls this.
   *
   * @throws CancellationException if it is closed before it is done
   */
  public void forEach(BiConsumer<FrontDoor, Report> action) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.min(GROUPS_AT_ONCE, Math.max(1, groups.size())), FrontDoorBatch::thread);
    groups.forEach(group -> threads.execute(() -> verify(group)));
    threads.shutdown();
    try {
      take(action);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } finally {
      close();
    }
  }

  /** Stops everything and closes every socket. */
  @Override
  public void close() {
    closed = true;
    running.forEach(Stream::close);
    events.add(ENDED);
  }

  private void take(BiConsumer<FrontDoor, Report> action) throws InterruptedException {
    int left = groups.size();
    while (left > 0) {
      Event event = events.take();
      if (closed) {
        throw new CancellationException("closed");
      }
      if (event instanceof Verified verified) {
        action.accept(verified.door(), verified.report());
      } else if (event instanceof Failed failed) {
        throw failed.reason();
      } else {
        left--;
      }
    }
  }

  private void verify(Map<String, FrontDoor> group) {
    try {
      TlsVerifier verifier = verifiers.of(group.values().iterator().next());
      Stream<LiveEndpoint> endpoints = group.values().stream().map(FrontDoor::endpoint);
      try (Stream<Report> reports = verifier.verifyAll(endpoints)) {
        running.add(reports);
        if (!closed) {
          reports.forEach(report -> events.add(new Verified(door(group, report), report)));
        }
        running.remove(reports);
      }
      events.add(ENDED);
    } catch (RuntimeException e) {
      events.add(new Failed(e)); // not seen by anyone if it was closed
    }
  }

  private static FrontDoor door(Map<String, FrontDoor> group, Report report) {
    FrontDoor door = group.get(report.target());
    if (door == null) {
      throw new IllegalStateException("a report about " + report.target());
    }
    return door;
  }

  /** Those in a group have the same verifier and different targets, by which reports are told. */
  private static List<Map<String, FrontDoor>> groups(List<FrontDoor> doors, Verifiers verifiers) {
    Map<TlsVerifier, List<Map<String, FrontDoor>>> all = new LinkedHashMap<>();
    Map<TlsVerifier, Map<String, Integer>> seen = new HashMap<>();
    for (FrontDoor door : doors) {
      TlsVerifier verifier = verifiers.of(door);
      String target = door.hostAndPort();
      int before =
          seen.computeIfAbsent(verifier, first -> new HashMap<>()).merge(target, 1, Integer::sum)
              - 1;
      List<Map<String, FrontDoor>> same = all.computeIfAbsent(verifier, first -> new ArrayList<>());
      if (same.size() == before) {
        same.add(new LinkedHashMap<>());
      }
      same.get(before).put(target, door);
    }
    return all.values().stream().flatMap(List::stream).toList();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "lintel-front-doors");
    thread.setDaemon(true);
    return thread;
  }

  private sealed interface Event {}

  private record Verified(FrontDoor door, Report report) implements Event {}

  private record Failed(RuntimeException reason) implements Event {}

  private record Ended() implements Event {}
}
