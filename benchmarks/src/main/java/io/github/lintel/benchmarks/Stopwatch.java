package io.github.lintel.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Takes the CPU time of this process, so that garbage collection and compilation count, and the
 * wall's.
 */
final class Stopwatch {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final long cpu = SYSTEM.getProcessCpuTime();
  private final long wall = System.nanoTime();

  Sample stop(long operations) {
    return new Sample(
        operations,
        Duration.ofNanos(SYSTEM.getProcessCpuTime() - cpu),
        Duration.ofNanos(System.nanoTime() - wall));
  }
}
