package io.github.lintel.smoke.watch;

import io.github.lintel.check.Finding;
import io.github.lintel.facts.PrintableText;
import io.github.lintel.monitor.Monitor;
import io.github.lintel.monitor.MonitorEvent;
import io.github.lintel.monitor.MonitorListener;
import io.github.lintel.monitor.StateStore;
import io.github.lintel.monitor.WatchState;
import io.github.lintel.smoke.frontdoors.FrontDoor;
import io.github.lintel.smoke.frontdoors.FrontDoors;
import io.github.lintel.smoke.frontdoors.InvalidFrontDoors;
import io.github.lintel.smoke.frontdoors.Verifiers;
import io.github.lintel.smoke.frontdoors.Webhook;
import io.github.lintel.smoke.frontdoors.Webhooks;
import io.github.lintel.smoke.metrics.Deliveries;
import io.github.lintel.smoke.notify.Notifications;
import io.github.lintel.smoke.notify.Outbox;
import io.github.lintel.smoke.notify.Undelivered;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Watches the front doors of a file, answers HTTP, notifies, and follows the file when it changes:
 * a new one that cannot be used is told, and the old one is kept.
 */
public final class Watcher implements AutoCloseable {
  private static final long LOOK_SECONDS = 2;

  private final WatchSettings settings;
  private final Output output;
  private final Board board = new Board();
  private final StateStore store;
  private final Outbox outbox;
  private final ScheduledThreadPoolExecutor scheduler;
  private final WebListener web;

  private Watched watched; // guarded by this
  private FileStamp stamp; // guarded by this

  /**
   * Where lines for people go; each is one line that is safe to print.
   *
   * @param news what happens to the front doors
   * @param complaints what goes wrong here
   */
  public record Output(Consumer<String> news, Consumer<String> complaints) {}

  private record Watched(Monitor monitor, Notifications notifications) implements AutoCloseable {
    @Override
    public void close() {
      monitor.close();
      notifications.close();
    }
  }

  /** All that can be wrong with a file has been found out. */
  private record Plan(List<FrontDoor> doors, List<Webhook> webhooks, Monitor.Builder monitor) {}

  /**
   * Starts to watch.
   *
   * @throws InvalidFrontDoors if the file cannot be used
   * @throws IllegalArgumentException if what it points to cannot
   * @throws java.io.UncheckedIOException if the address or the state file cannot be had
   */
  public static Watcher start(WatchSettings settings, Output output) {
    return new Watcher(settings, output);
  }

  private Watcher(WatchSettings settings, Output output) {
    this.settings = settings;
    this.output = output;
    this.stamp = FileStamp.of(settings.file());
    Plan plan = plan();
    Optional<StateFile> file =
        settings.state().map(path -> StateFile.open(path, output.complaints()));
    store = file.<StateStore>map(state -> state).orElseGet(MemoryStore::new);
    outbox = file.map(StateFile::outbox).orElseGet(MemoryOutbox::new);
    scheduler = new ScheduledThreadPoolExecutor(1, Watcher::thread);
    scheduler.setRemoveOnCancelPolicy(true);
    Optional<WebListener> listening = Optional.empty();
    try {
      web =
          WebListener.start(
              settings.listen(),
              new Pages(board, Clock.systemUTC(), settings.interval(), this::notified));
      listening = Optional.of(web);
      watched = watch(plan);
    } catch (RuntimeException e) {
      listening.ifPresent(WebListener::close);
      closeRest();
      throw e;
    }
    scheduler.scheduleWithFixedDelay(
        this::followFile, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  /** Returns the port on which it answers. */
  public int port() {
    return web.port();
  }

  /** Returns what it does in one line, as in {@code watching 3 front doors}. */
  public String summary() {
    return "watching " + WatchSettings.counted(board.count());
  }

  /** Stops everything; what is to be remembered is saved. */
  @Override
  public void close() {
    web.close();
    synchronized (this) {
      watched.close();
    }
    closeRest();
  }

  private void closeRest() {
    scheduler.shutdownNow();
    if (store instanceof StateFile file) {
      file.close();
    }
  }

  private synchronized Deliveries notified() {
    Notifications notifications = watched.notifications();
    return new Deliveries(notifications.counts(), notifications.waiting());
  }

  /** Reads the file again if it is another one. */
  void followFile() {
    FileStamp now = FileStamp.of(settings.file());
    synchronized (this) {
      if (now.equals(stamp)) {
        return;
      }
      stamp = now;
      try {
        Plan plan = plan();
        watched.close(); // first, so that it saves what the next one loads
        watched = watch(plan);
        output.news().accept("read again: " + WatchSettings.counted(plan.doors().size()));
      } catch (RuntimeException e) {
        output
            .complaints()
            .accept(
                "goes on with the front doors as they were: "
                    + safe(String.valueOf(e.getMessage())));
      }
    }
  }

  private Plan plan() {
    List<FrontDoor> doors =
        FrontDoors.read(settings.file(), settings.environment()).tagged(settings.tags());
    Verifiers shared = Verifiers.create();
    Monitor.Builder monitor = Monitor.builder();
    for (FrontDoor door : doors) {
      door.endpoint(); // reads what it expects
      monitor.verifier(shared.of(door)).watch(door.name(), door::endpoint);
    }
    return new Plan(
        doors,
        Webhooks.read(settings.file(), settings.environment()),
        monitor
            .every(settings.interval())
            .confirmations(settings.confirmations())
            .convergence(settings.convergence()));
  }

  private Watched watch(Plan plan) {
    Map<String, List<String>> tags = new HashMap<>();
    plan.doors().forEach(door -> tags.put(door.name(), door.tags()));
    Notifications notifications =
        new Notifications(
            plan.webhooks(),
            name -> tags.getOrDefault(name, List.of()),
            settings.interval(),
            new Notifications.Keeping(outbox, scheduler, Clock.systemUTC()),
            output.complaints());
    board.show(plan.doors());
    Monitor monitor =
        plan.monitor()
            .scheduler(scheduler)
            .state(store)
            .listener(Board.all(board, notifications, new Told()))
            .start();
    return new Watched(monitor, notifications);
  }

  /** Prints one line for each change. */
  private final class Told implements MonitorListener {
    @Override
    public void onChange(MonitorEvent event) {
      output.news().accept(at(event.at()) + " " + safe(event + sentence(event)));
    }

    @Override
    public void onProblem(String name, RuntimeException problem) {
      output.complaints().accept(safe(name + ": " + problem.getMessage()));
    }

    private static String sentence(MonitorEvent event) {
      return event
          .report()
          .rootCause()
          .filter(cause -> !event.after().healthy())
          .map(Finding::sentence)
          .map(sentence -> ": " + sentence)
          .orElse("");
    }
  }

  private static String at(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String safe(String text) {
    return PrintableText.escape(text, 1000);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "lintel-watch");
    thread.setDaemon(true);
    return thread;
  }

  /** Remembers as long as the process lives, so that a file that changes raises nothing twice. */
  private static final class MemoryStore implements StateStore {
    private Map<String, WatchState> states = Map.of(); // guarded by this

    @Override
    public synchronized Map<String, WatchState> load() {
      return states;
    }

    @Override
    public synchronized void save(Map<String, WatchState> all) {
      states = Map.copyOf(all);
    }
  }

  /** So that a file that changes loses nothing. */
  private static final class MemoryOutbox implements Outbox {
    private List<Undelivered> kept = List.of(); // guarded by this

    @Override
    public synchronized List<Undelivered> load() {
      return kept;
    }

    @Override
    public synchronized void save(List<Undelivered> all) {
      kept = List.copyOf(all);
    }

    @Override
    public boolean lasting() {
      return false;
    }
  }
}
