package io.github.lintel.smoke.notify;

import io.github.lintel.Report;
import io.github.lintel.monitor.MonitorEvent;
import io.github.lintel.monitor.MonitorListener;
import io.github.lintel.monitor.WatchState;
import io.github.lintel.smoke.frontdoors.Webhook;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tells webhooks when the root cause of a front door changes. Never blocks whoever calls it; what a
 * receiver does not take is sent again, later and later. Thread-safe.
 *
 * <p>Alertmanager forgets what it is not reminded of, so it is reminded with each report while
 * something is wrong.
 */
public final class Notifications implements MonitorListener, AutoCloseable {
  private static final Duration LAST_MOMENT = Duration.ofSeconds(1);

  private final List<Channel> channels;
  private final Function<String, List<String>> tags;
  private final Counts counts = new Counts();
  private final Sender sender = new Sender();

  /**
   * Notifications to these webhooks.
   *
   * @param tags returns the tags of a front door
   * @param interval how often reports come
   * @param complaint is told in one line what went wrong, never with a URL
   */
  public Notifications(
      List<Webhook> webhooks,
      Function<String, List<String>> tags,
      Duration interval,
      Consumer<String> complaint) {
    this(webhooks, tags, interval, complaint, time -> Thread.sleep(time.toMillis()));
  }

  Notifications(
      List<Webhook> webhooks,
      Function<String, List<String>> tags,
      Duration interval,
      Consumer<String> complaint,
      Channel.Pause pause) {
    this.tags = tags;
    Duration validity = interval.multipliedBy(4).plusMinutes(1); // as Prometheus: four times
    this.channels =
        webhooks.stream()
            .map(hook -> new Channel(hook, sender, pause, validity, counts, complaint))
            .toList();
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

  /** Gives what is under way a last moment, a second for all. */
  @Override
  public void close() {
    long end = System.nanoTime() + LAST_MOMENT.toNanos();
    channels.forEach(channel -> channel.close(Duration.ofNanos(end - System.nanoTime())));
    sender.close();
  }

  private boolean concerns(Channel channel, String name) {
    List<String> wanted = channel.webhook().tags();
    return wanted.isEmpty() || !Collections.disjoint(wanted, tags.apply(name));
  }
}
