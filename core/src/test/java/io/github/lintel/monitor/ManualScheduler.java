package io.github.lintel.monitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A scheduler whose time passes when a test says so. Tasks run on the thread of the test. */
final class ManualScheduler extends ScheduledThreadPoolExecutor {
  private final PriorityQueue<Task> tasks = new PriorityQueue<>();
  private long now; // guarded by this
  private long count; // guarded by this

  ManualScheduler() {
    super(1);
  }

  @Override
  public synchronized ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    Task task = new Task(command, now + unit.toNanos(delay), count++);
    tasks.add(task);
    return task;
  }

  /** Returns how long each task still has to wait, the next one first. */
  synchronized List<Duration> delays() {
    return tasks.stream().sorted().map(task -> Duration.ofNanos(task.at - now)).toList();
  }

  /** Lets time pass, and runs what is due by then. */
  void pass(Duration time) {
    List<Task> due = new ArrayList<>();
    synchronized (this) {
      now += time.toNanos();
      while (!tasks.isEmpty() && tasks.peek().at <= now) {
        due.add(tasks.remove());
      }
    }
    due.forEach(Task::run);
  }

  private static final class Task extends FutureTask<Void> implements ScheduledFuture<Void> {
    private final long at;
    private final long number;

    Task(Runnable command, long at, long number) {
      super(command, null);
      this.at = at;
      this.number = number;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int compareTo(Delayed other) {
      Task task = (Task) other;
      return at == task.at ? Long.compare(number, task.number) : Long.compare(at, task.at);
    }
  }
}
