package io.github.lintel.smoke.metrics;

import io.github.lintel.AddressReport;
import io.github.lintel.Report;
import io.github.lintel.check.CheckId;
import io.github.lintel.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Counts the handshakes that failed, by front door and by the check that tells why. Thread-safe.
 */
public final class HandshakeFailures {
  private final Map<String, Map<CheckId, Long>> counts = new ConcurrentHashMap<>();

  /** Starts at nothing. */
  public HandshakeFailures() {}

  /** Counts what failed in this report. */
  public void count(Measured measured) {
    List<CheckId> causes = causes(measured.report());
    if (causes.isEmpty()) {
      return;
    }
    counts.compute(
        measured.frontDoor(),
        (name, before) -> {
          Map<CheckId, Long> after = new TreeMap<>(before == null ? Map.of() : before);
          causes.forEach(cause -> after.merge(cause, 1L, Long::sum));
          return Map.copyOf(after);
        });
  }

  void forEach(String frontDoor, BiConsumer<CheckId, Long> action) {
    counts.getOrDefault(frontDoor, Map.of()).forEach(action);
  }

  /** One for each node with which no handshake was made, or one if there was not even a node. */
  private static List<CheckId> causes(Report report) {
    List<CheckId> causes = new ArrayList<>();
    if (report.addresses().isEmpty()) {
      report.rootCause().map(Finding::id).ifPresent(causes::add);
    }
    for (AddressReport node : report.addresses()) {
      if (!node.handshake().completed()) {
        node.rootCause().map(Finding::id).ifPresent(causes::add);
      }
    }
    return causes;
  }
}
