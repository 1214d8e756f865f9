package io.github.lintel.smoke.notify;

import io.github.lintel.smoke.frontdoors.Webhook;
import io.github.lintel.smoke.notify.Sender.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way to one webhook: a bounded line, and a thread that sends what is first in it until it has
 * arrived or there is no hope. Whoever adds to the line never waits.
 */
final class Channel {
  private static final int ROOM = 500;
  private static final int ATTEMPTS = 8;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** What happened a day ago helps nobody on call. */
  static final Duration LONGEST_WAIT = Duration.ofDays(1);

  private final Webhook webhook;
  private final URI url;
  private final Surroundings around;
  private final Thread thread;

  private final Deque<Letter> line = new ArrayDeque<>(); // guarded by this
  private @Nullable Letter sending; // guarded by this
  private boolean closed; // guarded by this

  /** Whoever comes next sends what is left; never both. */
  private volatile boolean stopped;

  /** How to wait; tests do not. */
  interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  /** Takes what was left for the webhook when the last one was closed. */
  Channel(Webhook webhook, Surroundings around, List<Undelivered> left) {
    this.webhook = webhook;
    this.url =
        webhook.format() == Webhook.Format.ALERTMANAGER
            ? Sender.alerts(webhook.url())
            : webhook.url();
    this.around = around;
    left.forEach(kept -> line.addLast(Letter.of(kept)));
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
      if (closed || (notice.isReminder() && isInLine(notice.name()))) {
        return;
      }
      full = line.size() == ROOM;
      if (full) {
        line.removeFirst();
      }
      line.addLast(Letter.of(notice, webhook, around.validity()));
      notifyAll();
    }
    if (full) {
      around.counts().lost(1);
      around.complain("too many notifications wait for " + webhook + "; the oldest is dropped");
    }
    if (!notice.isReminder()) {
      around.changed();
    }
  }

  /** Returns what was not told yet, the oldest first; reminders do not count. */
  synchronized List<Undelivered> waiting() {
    return Stream.concat(Optional.ofNullable(sending).stream(), line.stream())
        .filter(letter -> !letter.reminder())
        .map(letter -> letter.keptFor(webhook))
        .toList();
  }

  /** Takes no more, and gives what is in line a last moment. What is left then is waiting. */
  void close(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      synchronized (this) {
        closed = true;
        notifyAll();
        for (long rest = patience.toNanos();
            rest > 0 && (sending != null || !line.isEmpty());
            rest = end - System.nanoTime()) {
          wait(Math.max(1, rest / 1_000_000));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stopped = true;
    thread.interrupt();
  }

  private boolean isInLine(String frontDoor) {
    return line.stream().anyMatch(other -> other.frontDoor().equals(frontDoor));
  }

  private void work() {
    try {
      for (Optional<Letter> next = next(); next.isPresent(); next = next()) {
        deliver(next.get());
        done(next.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private synchronized Optional<Letter> next() throws InterruptedException {
    while (line.isEmpty() && !closed) {
      wait();
    }
    if (stopped) {
      throw new InterruptedException("closed");
    }
    sending = line.pollFirst();
    return Optional.ofNullable(sending);
  }

  private void done(Letter letter) {
    synchronized (this) {
      sending = null;
      notifyAll();
    }
    if (!letter.reminder()) {
      around.changed();
    }
  }

  private void deliver(Letter letter) throws InterruptedException {
    Duration wait = Duration.ofSeconds(1);
    for (int attempt = 1; ; attempt++) {
      if (isTooOld(letter)) {
        giveUp("it is older than a day");
        return;
      }
      Outcome outcome = around.sender().send(url, letter.body());
      if (outcome.sent()) {
        around.counts().sent();
        return;
      }
      if (stopped) {
        throw new InterruptedException("closed");
      }
      boolean isThere = outcome.isAnswer() || letter.reminder();
      if (!outcome.isWorthRetrying() || (attempt >= ATTEMPTS && isThere)) {
        giveUp(outcome.reason());
        return;
      }
      if (attempt == ATTEMPTS) {
        around.complain(
            "cannot notify " + webhook + " so far: " + outcome.reason() + "; it is tried on");
      }
      around.pause().of(outcome.retryAfter().orElse(wait));
      wait =
          wait.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait.multipliedBy(2);
    }
  }

  private boolean isTooOld(Letter letter) {
    return letter.at().isBefore(around.clock().instant().minus(LONGEST_WAIT));
  }

  private void giveUp(String reason) {
    around.counts().failed();
    around.complain("could not notify " + webhook + ": " + reason);
  }
}
