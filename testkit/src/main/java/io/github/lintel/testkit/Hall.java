package io.github.lintel.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where the connections of a front door are served, a thread each, none longer than its time. */
final class Hall implements Closeable {
  private final Map<Socket, Thread> guests = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor clock;
  private final Duration limit;
  private volatile boolean closed;

  Hall(Duration limit) {
    this.limit = limit;
    this.clock = new ScheduledThreadPoolExecutor(1, work -> Daemon.make("clock", work));
    clock.setRemoveOnCancelPolicy(true);
  }

  void admit(Socket guest, Behaviour behaviour, Connection connection, int number) {
    Thread thread = Daemon.make("guest", () -> serve(guest, behaviour, connection, number));
    guests.put(guest, thread);
    thread.start();
    if (closed) {
      dismiss(guest, thread);
    }
  }

  boolean closed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    clock.shutdownNow();
    guests.forEach(Hall::dismiss);
    guests.values().forEach(Daemon::await);
    awaitClock();
  }

  private void serve(Socket guest, Behaviour behaviour, Connection connection, int number) {
    try (guest) {
      ScheduledFuture<?> end =
          clock.schedule(() -> closeQuietly(guest), limit.toMillis(), TimeUnit.MILLISECONDS);
      try {
        guest.setTcpNoDelay(true);
        meet(new Visit(guest, connection, number), behaviour);
      } finally {
        end.cancel(false);
      }
    } catch (IOException | RuntimeException gone) {
      // The guest left, was dismissed, or sent what Bouncy Castle cannot bear: the visit is over.
    } finally {
      connection.end();
      guests.remove(guest);
    }
  }

  private static void meet(Visit visit, Behaviour behaviour) throws IOException {
    try {
      behaviour.meet(visit);
    } catch (EndNow told) {
      visit.end(told.ending());
    }
  }

  private static void dismiss(Socket guest, Thread thread) {
    closeQuietly(guest);
    thread.interrupt();
  }

  private void awaitClock() {
    try {
      clock.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // Then it is closed.
    }
  }
}
