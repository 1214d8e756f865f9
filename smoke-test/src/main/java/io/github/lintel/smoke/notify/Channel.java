package io.github.lintel.smoke.notify;

import io.github.lintel.smoke.frontdoors.Webhook;
import io.github.lintel.smoke.notify.Sender.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The way to one webhook: a bounded line, and a thread that sends what is first in it until it has
 * arrived or there is no hope. Whoever adds to the line never waits.
 */
final class Channel {
  private static final int ROOM = 500;
  private static final int ATTEMPTS = 8;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final Webhook webhook;
  private final URI url;
  private final Sender sender;
  private final Pause pause;
  private final Duration validity;
  private final Counts counts;
  private final Consumer<String> complaint;
  private final Thread thread;

  private final Deque<Notice> line = new ArrayDeque<>(); // guarded by this
  private boolean closed; // guarded by this
  private boolean sending; // guarded by this

  /** How to wait; tests do not. */
  interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  Channel(
      Webhook webhook,
      Sender sender,
      Pause pause,
      Duration validity,
      Counts counts,
      Consumer<String> complaint) {
    this.webhook = webhook;
    this.url =
        webhook.format() == Webhook.Format.ALERTMANAGER
            ? Sender.alerts(webhook.url())
            : webhook.url();
    this.sender = sender;
    this.pause = pause;
    this.validity = validity;
    this.counts = counts;
    this.complaint = complaint;
    this.thread = new Thread(this::work, "lintel-notify");
    thread.setDaemon(true);
    thread.start();
  }

  Webhook webhook() {
    return webhook;
  }

  /** A receiver that does not keep up loses the oldest. */
  void add(Notice notice) {
    boolean full;
    synchronized (this) {
      if (closed || (notice.isReminder() && isInLine(notice))) {
        return;
      }
      full = line.size() == ROOM;
      if (full) {
        line.removeFirst();
      }
      line.addLast(notice);
      notifyAll();
    }
    if (full) {
      counts.lost();
      complaint.accept("too many notifications wait for " + webhook + "; the oldest is dropped");
    }
  }

  /** Takes no more, and gives what is in line a last moment. */
  void close(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    int left;
    synchronized (this) {
      closed = true;
      notifyAll();
      try {
        for (long rest = patience.toNanos();
            rest > 0 && (sending || !line.isEmpty());
            rest = end - System.nanoTime()) {
          wait(Math.max(1, rest / 1_000_000));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      left = line.size() + (sending ? 1 : 0);
      line.clear();
    }
    thread.interrupt();
    if (left > 0) {
      complaint.accept(left + " notifications for " + webhook + " were not sent");
    }
  }

  private boolean isInLine(Notice notice) {
    return line.stream().anyMatch(other -> other.name().equals(notice.name()));
  }

  private void work() {
    try {
      for (Optional<Notice> next = next(); next.isPresent(); next = next()) {
        deliver(next.get());
        done();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private synchronized Optional<Notice> next() throws InterruptedException {
    while (line.isEmpty() && !closed) {
      wait();
    }
    sending = !line.isEmpty();
    return Optional.ofNullable(line.pollFirst());
  }

  private synchronized void done() {
    sending = false;
    notifyAll();
  }

  private void deliver(Notice notice) throws InterruptedException {
    byte[] body = Body.of(notice, webhook.format(), validity);
    Duration wait = Duration.ofSeconds(1);
    for (int attempt = 1; ; attempt++) {
      Outcome outcome = sender.send(url, body);
      if (outcome.sent()) {
        counts.sent();
        return;
      }
      if (attempt == ATTEMPTS || !outcome.isWorthRetrying()) {
        counts.failed();
        complaint.accept("could not notify " + webhook + ": " + outcome.reason());
        return;
      }
      pause.of(outcome.retryAfter().orElse(wait));
      wait =
          wait.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait.multipliedBy(2);
    }
  }
}
