package io.github.lintel.benchmarks;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The most that the heap held, garbage included: before each collection, and at the end. */
final class HeapPeak {
  private final Set<String> pools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toSet());
  private final AtomicLong most = new AtomicLong();

  HeapPeak() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener(
            (notification, unused) -> {
              if (notification.getUserData() instanceof CompositeData data) {
                collected(GarbageCollectionNotificationInfo.from(data).getGcInfo());
              }
            },
            null,
            null);
      }
    }
  }

  void reset() {
    most.set(0);
  }

  long bytes() {
    return Math.max(most.get(), ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
  }

  private void collected(GcInfo info) {
    long before =
        info.getMemoryUsageBeforeGc().entrySet().stream()
            .filter(usage -> pools.contains(usage.getKey()))
            .mapToLong(usage -> usage.getValue().getUsed())
            .sum();
    most.accumulateAndGet(before, Math::max);
  }
}
