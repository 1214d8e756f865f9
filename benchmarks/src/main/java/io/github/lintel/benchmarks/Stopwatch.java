package io.github.lintel.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Takes the CPU time of this process, the part of it that Java threads used, and the wall's. */
final class Stopwatch {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  private final Map<Long, Long> threads = threadTimes();
  private final long cpu = SYSTEM.getProcessCpuTime();
  private final long wall = System.nanoTime();

  Sample stop(long operations) {
    Duration took = Duration.ofNanos(System.nanoTime() - wall);
    Duration used = Duration.ofNanos(SYSTEM.getProcessCpuTime() - cpu);
    return new Sample(operations, used, inThreads(), took);
  }

  /** A thread that has ended since is missed; pools keep theirs while there is work. */
  private Duration inThreads() {
    return Duration.ofNanos(
        threadTimes().entrySet().stream()
            .mapToLong(now -> now.getValue() - threads.getOrDefault(now.getKey(), 0L))
            .sum());
  }

  private static Map<Long, Long> threadTimes() {
    long[] ids = THREADS.getAllThreadIds();
    long[] times = THREADS.getThreadCpuTime(ids);
    Map<Long, Long> all = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      all.put(ids[i], Math.max(0, times[i])); // -1 for one that has just ended
    }
    return all;
  }
}
