package io.github.lintel.smoke.metrics;

import io.github.lintel.facts.PrintableText;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Values by metric and labels, each once. Not thread-safe. */
final class Series {
  /** A certificate may name thousands of names, and each byte of a label is kept for months. */
  private static final int MAX_LABEL = 512;

  private final Map<Metric, Map<Labels, Double>> values = new EnumMap<>(Metric.class);

  /** Sets a value; of two for the same labels the last counts. */
  void set(Metric metric, double value, Labels labels) {
    values.computeIfAbsent(metric, first -> new TreeMap<>()).put(labels, value);
  }

  void set(Metric metric, Instant value, Labels labels) {
    set(metric, (double) value.getEpochSecond(), labels);
  }

  void set(Metric metric, Duration value, Labels labels) {
    set(metric, value.toNanos() / 1e9, labels);
  }

  /** Returns labels that are safe to show: names and values by turns, text from the network too. */
  static Labels labels(String... namesAndValues) {
    String[] safe = namesAndValues.clone();
    for (int i = 1; i < safe.length; i += 2) {
      safe[i] = PrintableText.escape(safe[i], MAX_LABEL);
    }
    return Labels.of(safe);
  }

  MetricSnapshots snapshots() {
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    values.forEach((metric, points) -> all.metricSnapshot(snapshot(metric, points)));
    return all.build();
  }

  private static MetricSnapshot snapshot(Metric metric, Map<Labels, Double> points) {
    String name = metric.kind().baseName(metric);
    return switch (metric.kind()) {
      case GAUGE -> {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(metric.help());
        points.forEach((labels, value) -> gauge.dataPoint(gaugePoint(labels, value)));
        yield gauge.build();
      }
      case COUNTER -> {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(metric.help());
        points.forEach((labels, value) -> counter.dataPoint(counterPoint(labels, value)));
        yield counter.build();
      }
      case INFO -> {
        InfoSnapshot.Builder info = InfoSnapshot.builder().name(name).help(metric.help());
        points.keySet().forEach(labels -> info.dataPoint(new InfoDataPointSnapshot(labels)));
        yield info.build();
      }
    };
  }

  private static GaugeDataPointSnapshot gaugePoint(Labels labels, double value) {
    return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
  }

  private static CounterDataPointSnapshot counterPoint(Labels labels, double value) {
    return CounterDataPointSnapshot.builder().labels(labels).value(value).build();
  }
}
