package io.github.lintel.monitor;

import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.monitor.Watch.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies front doors again and again, and tells when the root cause of one changes.
 *
 * <pre>{@code
 * Monitor monitor =
 *     Monitor.builder()
 *         .watch("shop.example.com")
 *         .every(Duration.ofMinutes(1))
 *         .listener(event -> page(event.name(), event.report().explain()))
 *         .start();
 * }</pre>
 *
 * <p>A change is told once several results in a row have shown it. Nodes that differ are told only
 * after a while, since a rollout goes from node to node.
 *
 * <p>Thread-safe. One thread of its own starts verifications, however many front doors there are;
 * the rest happens on the verifiers' threads. The time of everything is the verifiers' clock.
 */
public final class Monitor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);

  /** Many changes that come together are saved together. */
  private static final Duration SAVE_DELAY = Duration.ofMillis(500);

  private final Builder settings;
  private final ScheduledExecutorService scheduler;
  private final boolean ownScheduler;
  private final List<Watch> watches;
  private final Map<String, WatchState> states = new ConcurrentHashMap<>();
  private final AtomicBoolean saveIsDue = new AtomicBoolean();
  private final Object saving = new Object();
  private volatile boolean closed;

  private Monitor(Builder settings) {
    this.settings = settings;
    ScheduledExecutorService given = settings.scheduler;
    ownScheduler = given == null;
    scheduler = given == null ? ownScheduler() : given;
    states.putAll(settings.store.load());
    Surroundings around = new Surroundings();
    watches =
        settings.subjects.stream()
            .map(
                subject ->
                    new Watch(
                        subject, states.getOrDefault(subject.name(), WatchState.NONE), around))
            .toList();
  }

  /** Starts from the defaults: every minute, three results in a row, a quarter of an hour. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns every front door as it is seen now, in the order in which they were given. */
  public List<Watched> watched() {
    return watches.stream().map(Watch::watched).toList();
  }

  /**
   * Stops verifying, closes the sockets of what is under way and saves what is remembered. A
   * listener that is being called is not waited for. The scheduler goes on if it was given.
   */
  @Override
  public void close() {
    closed = true;
    watches.forEach(Watch::close);
    if (ownScheduler) {
      scheduler.shutdownNow();
    }
    saveIfDue();
  }

  private void start() {
    for (Watch watch : watches) {
      Duration spread = settings.interval.dividedBy(10);
      schedule(watch, Duration.ofNanos((long) (spread.toNanos() * settings.random.getAsDouble())));
    }
  }

  private void schedule(Watch watch, Duration delay) {
    run(watch::check, delay);
  }

  private void run(Runnable task, Duration delay) {
    if (closed) {
      return;
    }
    Runnable unlessClosed =
        () -> {
          if (!closed) {
            task.run();
          }
        };
    try {
      scheduler.schedule(unlessClosed, delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      if (!closed) {
        LOG.warn("the scheduler takes no more tasks; nothing is verified any more");
      }
    }
  }

  private void remember(String name, WatchState state) {
    states.put(name, state);
    if (!saveIsDue.getAndSet(true)) {
      run(this::saveIfDue, SAVE_DELAY);
    }
    if (closed) {
      saveIfDue();
    }
  }

  private void saveIfDue() {
    synchronized (saving) {
      if (!saveIsDue.getAndSet(false)) {
        return;
      }
      try {
        settings.store.save(Map.copyOf(states));
      } catch (RuntimeException e) {
        LOG.warn("what is known of the front doors cannot be saved", e);
      }
    }
  }

  private static ScheduledExecutorService ownScheduler() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "lintel-monitor");
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    return executor;
  }

  private final class Surroundings implements Watch.Surroundings {
    private final Gate gate = new Gate(settings.atOnce);

    @Override
    public Gate gate() {
      return gate;
    }

    @Override
    public Patience patience() {
      return new Patience(settings.confirmations, settings.convergence);
    }

    @Override
    public MonitorListener listener() {
      return settings.listener;
    }

    @Override
    public void remember(String name, WatchState state) {
      Monitor.this.remember(name, state);
    }

    @Override
    public void schedule(Watch watch) {
      Monitor.this.schedule(
          watch, Watch.jittered(settings.interval, settings.jitter, settings.random.getAsDouble()));
    }
  }

  /** The settings of a monitor. Not thread-safe; used once. */
  public static final class Builder {
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

    private final List<Subject> subjects = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private @Nullable TlsVerifier verifier;
    private @Nullable ScheduledExecutorService scheduler;
    private DoubleSupplier random = Math::random;
    private Duration interval = Duration.ofMinutes(1);
    private double jitter = 0.1;
    private int confirmations = 3;
    private Duration convergence = Duration.ofMinutes(15);
    private int atOnce = 64;
    private StateStore store = StateStore.none();
    private MonitorListener listener = event -> {};

    private Builder() {}

    /**
     * Verifies the front doors that are given after this call by that verifier; the default is
     * {@link TlsVerifier#create()}.
     */
    public Builder verifier(TlsVerifier value) {
      verifier = value;
      return this;
    }

    /**
     * Watches a front door given as {@code host}, {@code host:port} or an https URL.
     *
     * @throws IllegalArgumentException if it is none of these, or watched already
     */
    public Builder watch(String target) {
      Endpoint endpoint = Endpoint.live(target);
      return watch(endpoint.target(), endpoint);
    }

    /**
     * Watches an endpoint.
     *
     * @param name what it is called; state is kept by this name
     * @throws IllegalArgumentException if something is called so already
     */
    public Builder watch(String name, Endpoint endpoint) {
      return watch(name, () -> endpoint);
    }

    /**
     * Watches an endpoint that is asked for anew each time, as one that expects what lies on disk.
     * While that fails, the one before is used.
     *
     * @throws IllegalArgumentException if something is called so already
     */
    public Builder watch(String name, Supplier<? extends Endpoint> endpoint) {
      if (!names.add(name)) {
        throw new IllegalArgumentException("watched already: " + name);
      }
      TlsVerifier by = verifier;
      if (by == null) {
        by = TlsVerifier.create();
        verifier = by;
      }
      subjects.add(new Subject(name, by, endpoint));
      return this;
    }

    /**
     * Waits so long between two verifications of one front door; the default is a minute.
     *
     * @throws IllegalArgumentException if it is shorter than a second or longer than a day
     */
    public Builder every(Duration value) {
      if (value.compareTo(SHORTEST_INTERVAL) < 0 || value.compareTo(Duration.ofDays(1)) > 0) {
        throw new IllegalArgumentException("not an interval (1 second to 1 day): " + value);
      }
      interval = value;
      return this;
    }

    /**
     * Makes each wait longer or shorter by at most this share of it, so that front doors, and
     * monitors, do not fall into step; the default is a tenth.
     *
     * @throws IllegalArgumentException if it is not between 0 and 0.5
     */
    public Builder jitter(double share) {
      if (!(share >= 0 && share <= 0.5)) {
        throw new IllegalArgumentException("not a share (0 to 0.5): " + share);
      }
      jitter = share;
      return this;
    }

    /**
     * Tells a change after so many results in a row that agree, or that are all worse than what was
     * told; the default is 3.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder confirmations(int value) {
      confirmations = atLeastOne(value);
      return this;
    }

    /**
     * Tells that nodes differ, that one is down, or that they do not serve what is expected, only
     * if it lasts so long: a rollout takes its time. The default is 15 minutes.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Builder convergence(Duration value) {
      if (value.isNegative()) {
        throw new IllegalArgumentException("negative: " + value);
      }
      convergence = value;
      return this;
    }

    /**
     * Has at most so many verifications under way; the default is 64.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder atOnce(int value) {
      atOnce = atLeastOne(value);
      return this;
    }

    /** Waits by this scheduler, and leaves it running; the default is a thread of its own. */
    public Builder scheduler(ScheduledExecutorService value) {
      scheduler = value;
      return this;
    }

    /** Takes its random numbers, from 0 to 1, from here; the default is {@link Math#random()}. */
    public Builder random(DoubleSupplier value) {
      random = value;
      return this;
    }

    /** Remembers across restarts what was told; the default is {@link StateStore#none()}. */
    public Builder state(StateStore value) {
      store = value;
      return this;
    }

    /** Tells this listener. */
    public Builder listener(MonitorListener value) {
      listener = value;
      return this;
    }

    /** Starts. What was saved is loaded before this returns; what that throws is thrown here. */
    public Monitor start() {
      Monitor monitor = new Monitor(this);
      monitor.start();
      return monitor;
    }

    private static int atLeastOne(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("less than 1: " + value);
      }
      return value;
    }
  }
}
