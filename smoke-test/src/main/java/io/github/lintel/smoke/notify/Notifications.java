package io.github.lintel.smoke.notify;

import io.github.lintel.Report;
import io.github.lintel.monitor.MonitorEvent;
import io.github.lintel.monitor.MonitorListener;
import io.github.lintel.monitor.WatchState;
import io.github.lintel.smoke.frontdoors.Webhook;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tells webhooks when the root cause of a front door changes. Never blocks whoever calls it; what a
 * receiver does not take is sent again, later and later. What is not delivered yet is kept in an
 * {@link Outbox}, from which the next one goes on; after a crash something may be told twice.
 * Thread-safe.
 *
 * <p>Alertmanager forgets what it is not reminded of, so it is reminded with each report while
 * something is wrong.
 */
public final class Notifications implements MonitorListener, AutoCloseable {
  private static final Duration LAST_MOMENT = Duration.ofSeconds(1);

  /** Of each webhook, the newest; whoever has more to read than that starts with the page. */
  private static final int KEPT = 100;

  private final List<Channel> channels = new ArrayList<>();
  private final Function<String, List<String>> tags;
  private final Consumer<String> complaint;
  private final Outbox outbox;
  private final Executor saver;
  private final AtomicBoolean saveIsDue = new AtomicBoolean();
  private final Counts counts = new Counts();
  private final Sender sender = new Sender();

  /**
   * How notifications are kept.
   *
   * @param outbox where
   * @param saver runs what writes there, which may take a moment
   * @param clock tells what is too old to be told
   */
  public record Keeping(Outbox outbox, Executor saver, Clock clock) {}

  /**
   * Notifications to these webhooks.
   *
   * @param tags returns the tags of a front door
   * @param interval how often reports come
   * @param keeping what becomes of those that are not delivered
   * @param complaint is told in one line what went wrong, never with a URL
   */
  public Notifications(
      List<Webhook> webhooks,
      Function<String, List<String>> tags,
      Duration interval,
      Keeping keeping,
      Consumer<String> complaint) {
    this(webhooks, tags, interval, keeping, complaint, time -> Thread.sleep(time.toMillis()));
  }

  Notifications(
      List<Webhook> webhooks,
      Function<String, List<String>> tags,
      Duration interval,
      Keeping keeping,
      Consumer<String> complaint,
      Channel.Pause pause) {
    this.tags = tags;
    this.complaint = complaint;
    this.outbox = keeping.outbox();
    this.saver = keeping.saver();
    Duration validity = interval.multipliedBy(4).plusMinutes(1); // as Prometheus: four times
    Surroundings around =
        new Surroundings(
            sender, pause, keeping.clock(), validity, counts, complaint, this::saveSoon);
    open(webhooks, around, outbox.load());
  }

  @Override
  public void onChange(MonitorEvent event) {
    Notice notice = Notice.of(event);
    channels.stream()
        .filter(channel -> concerns(channel, event.name()))
        .forEach(channel -> channel.add(notice));
  }

  @Override
  public void onReport(String name, Report report, WatchState told) {
    told.told()
        .filter(condition -> !condition.healthy())
        .ifPresent(
            condition -> {
              Notice reminder =
                  Notice.reminder(
                      name, condition, told.toldSince().orElse(report.checkedAt()), report);
              channels.stream()
                  .filter(c -> c.webhook().format() == Webhook.Format.ALERTMANAGER)
                  .filter(channel -> concerns(channel, name))
                  .forEach(channel -> channel.add(reminder));
            });
  }

  /** Returns how many were sent, failed, and were lost for want of room, so far. */
  public Map<String, Long> counts() {
    return channels.isEmpty() ? Map.of() : counts.all();
  }

  /** Returns how many changes were not told yet. */
  public int waiting() {
    return channels.stream().mapToInt(channel -> channel.waiting().size()).sum();
  }

  /** Gives what is under way a last moment, a second for all, and keeps what is left. */
  @Override
  public void close() {
    long end = System.nanoTime() + LAST_MOMENT.toNanos();
    channels.forEach(channel -> channel.close(Duration.ofNanos(end - System.nanoTime())));
    sender.close();
    save();
    for (Channel channel : channels) {
      int left = channel.waiting().size();
      if (left > 0) {
        complaint.accept(
            "notifications for %s that were not sent: %d%s"
                .formatted(
                    channel.webhook(), left, outbox.lasting() ? "; they are kept for later" : ""));
      }
    }
  }

  /** Guarded, since the first channel may have delivered before the last one is there. */
  private synchronized void open(
      List<Webhook> webhooks, Surroundings around, List<Undelivered> left) {
    Set<String> known = new HashSet<>();
    for (Webhook webhook : webhooks) {
      boolean first = known.add(webhook.id()); // of two that are alike, one gets what is left
      channels.add(
          new Channel(
              webhook,
              around,
              first
                  ? left.stream().filter(each -> each.webhook().equals(webhook.id())).toList()
                  : List.of()));
    }
    long nobodys = left.stream().filter(each -> !known.contains(each.webhook())).count();
    if (nobodys > 0) {
      counts.lost(nobodys);
      saveSoon();
      complaint.accept(
          "notifications for a webhook that is not in the file any more are dropped: " + nobodys);
    }
  }

  private void saveSoon() {
    if (saveIsDue.getAndSet(true)) {
      return;
    }
    try {
      saver.execute(this::save);
    } catch (RejectedExecutionException e) {
      saveIsDue.set(false); // closed, which saves by itself
    }
  }

  private synchronized void save() {
    saveIsDue.set(false);
    List<Undelivered> all = new ArrayList<>();
    for (Channel channel : channels) {
      List<Undelivered> waiting = channel.waiting();
      all.addAll(waiting.subList(Math.max(0, waiting.size() - KEPT), waiting.size()));
    }
    outbox.save(all);
  }

  private boolean concerns(Channel channel, String name) {
    List<String> wanted = channel.webhook().tags();
    return wanted.isEmpty() || !Collections.disjoint(wanted, tags.apply(name));
  }
}
