package io.github.lintel;

import static java.util.Objects.requireNonNull;

import io.github.lintel.endpoint.Endpoint;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Many verifications at once, seen as a stream of reports. Endpoints are read on a thread of their
 * own, which may block, and which is not held while there is no room for more.
 */
final class Batch extends AbstractSpliterator<Report> {
  private static final int CROWD = 32;
  private static final long PAUSE_MILLIS = 2;

  private final Stream<? extends Endpoint> source;
  private final Function<Endpoint, CompletableFuture<Report>> verify;
  private final int atOnce;
  private final int batch; // to start so many together saves switches between threads
  private final ExecutorService foreign;

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Set<CompletableFuture<Report>> running = ConcurrentHashMap.newKeySet();

  private @Nullable Iterator<? extends Endpoint> iterator; // of the reading thread
  private int room; // guarded by this
  private boolean begun; // guarded by this
  private boolean reading; // guarded by this
  private long started; // guarded by this
  private boolean exhausted; // guarded by this
  private boolean closed; // guarded by this
  private @Nullable Future<?> reader; // guarded by this

  private long taken; // of the thread that uses the stream
  private @Nullable Exhausted end;

  Batch(
      Stream<? extends Endpoint> source,
      Function<Endpoint, CompletableFuture<Report>> verify,
      int atOnce,
      ExecutorService foreign) {
    super(Long.MAX_VALUE, Spliterator.NONNULL | Spliterator.IMMUTABLE);
    this.source = source;
    this.verify = verify;
    this.atOnce = atOnce;
    this.batch = Math.max(1, atOnce / 16);
    this.room = atOnce;
    this.foreign = foreign;
  }

  Stream<Report> stream() {
    return StreamSupport.stream(this, false).onClose(this::close);
  }

  @Override
  public boolean tryAdvance(Consumer<? super Report> action) {
    begin();
    while (end == null || taken < end.started()) {
      Event event = next();
      if (event instanceof Exhausted exhaustion) {
        end = exhaustion;
      } else {
        taken++;
        Report report = report((Ended) event);
        giveRoom();
        action.accept(report);
        return true;
      }
    }
    if (end.failure().isPresent()) {
      Throwable failure = end.failure().get();
      end = new Exhausted(0, Optional.empty());
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    }
    return false;
  }

  /** The reports come from one queue. */
  @Override
  public @Nullable Spliterator<Report> trySplit() {
    return null;
  }

  /** Among many it looks from time to time: to be woken for each report costs more than that. */
  private Event next() {
    try {
      while (true) {
        Event event = events.poll();
        if (event != null) {
          return event;
        }
        if (!refill()) {
          return events.take();
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  /**
   * While nothing ends any room is given away, so that those that stall cannot take all of it.
   *
   * @return whether many are under way
   */
  private synchronized boolean refill() {
    readMore();
    return atOnce - room >= CROWD;
  }

  private static Report report(Ended ended) {
    Report report = ended.report();
    if (report != null) {
      return report;
    }
    if (ended.failure() instanceof CancellationException) {
      throw new CancellationException("closed");
    }
    throw Verification.failed(requireNonNull(ended.failure()));
  }

  private synchronized void begin() {
    if (!begun) {
      begun = true;
      readMore();
    }
  }

  private synchronized void giveRoom() {
    room++;
    if (room >= batch) {
      readMore();
    }
  }

  private synchronized void readMore() {
    if (room > 0 && !reading && !exhausted && !closed) {
      reading = true;
      reader = foreign.submit(this::read);
    }
  }

  /** Runs on a thread for code that is not ours. */
  private void read() {
    try {
      Iterator<? extends Endpoint> endpoints = iterator;
      if (endpoints == null) {
        endpoints = source.iterator();
        iterator = endpoints;
      }
      while (wantsMore()) {
        if (!endpoints.hasNext()) {
          exhaust(Optional.empty());
          return;
        }
        start(endpoints.next());
      }
    } catch (RuntimeException | Error e) {
      exhaust(Optional.of(e));
    }
  }

  private synchronized boolean wantsMore() {
    reading = room > 0 && !closed;
    return reading;
  }

  private void start(Endpoint endpoint) {
    CompletableFuture<Report> verification = verify.apply(endpoint);
    synchronized (this) {
      room--;
      started++;
    }
    running.add(verification);
    verification.whenComplete(
        (report, failure) -> {
          running.remove(verification);
          events.add(new Ended(report, failure));
        });
    if (isClosed()) {
      verification.cancel(true);
    }
  }

  private synchronized void exhaust(Optional<Throwable> failure) {
    reading = false;
    exhausted = true;
    events.add(new Exhausted(started, failure));
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      if (reader != null) {
        reader.cancel(true);
      }
    }
    running.forEach(verification -> verification.cancel(true));
    events.add(new Ended(null, new CancellationException())); // somebody may wait for a report
    source.close();
  }

  private sealed interface Event {}

  /** One of the two is there. */
  private record Ended(@Nullable Report report, @Nullable Throwable failure) implements Event {}

  private record Exhausted(long started, Optional<Throwable> failure) implements Event {}
}
