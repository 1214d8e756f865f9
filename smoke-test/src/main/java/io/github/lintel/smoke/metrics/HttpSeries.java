package io.github.lintel.smoke.metrics;

import static io.github.lintel.smoke.metrics.Series.labels;

import io.github.lintel.AddressReport;
import io.github.lintel.facts.ResolutionFacts;
import io.github.lintel.okhttp.HttpExchange;
import io.github.lintel.okhttp.HttpTimings;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the HTTP side of a front door says in numbers. One number stands for all nodes, as in {@link
 * Metric}: that of the node with the worst verdict, and among these of the one that does not
 * answer, then of the highest status. The times are those of the slowest node.
 */
final class HttpSeries {
  private static final int NO_ANSWER = 0;

  private final Series series;
  private final Labels door;

  HttpSeries(Series series, Labels door) {
    this.series = series;
    this.door = door;
  }

  void add(List<AddressReport> nodes, ResolutionFacts resolution) {
    Optional<AddressReport> worst =
        nodes.stream()
            .max(
                Comparator.comparing(
                        AddressReport::verdict, Comparator.comparingInt(ReportSeries::rank))
                    .thenComparing(node -> status(node) == NO_ANSWER)
                    .thenComparing(HttpSeries::status));
    series.set(Metric.PROBE_HTTP_STATUS, worst.map(HttpSeries::status).orElse(NO_ANSWER), door);
    series.set(
        Metric.PROBE_HTTP_SSL,
        worst.flatMap(HttpSeries::exchange).filter(HttpExchange::secure).isPresent() ? 1 : 0,
        door);
    HttpTimings slowest =
        nodes.stream()
            .flatMap(node -> exchange(node).stream())
            .map(HttpExchange::timings)
            .max(Comparator.comparing(HttpTimings::total))
            .orElse(HttpTimings.NONE);
    phase("resolve", resolution.took().plus(slowest.resolve()));
    phase("connect", slowest.connect());
    phase("tls", slowest.tls());
    phase("processing", slowest.processing());
    phase("transfer", slowest.transfer());
  }

  private void phase(String name, Duration took) {
    series.set(Metric.PROBE_HTTP_DURATION, took, door.merge(labels("phase", name)));
  }

  private static int status(AddressReport node) {
    return exchange(node).flatMap(HttpExchange::status).orElse(NO_ANSWER);
  }

  private static Optional<HttpExchange> exchange(AddressReport node) {
    return HttpExchange.of(node.facts());
  }
}
