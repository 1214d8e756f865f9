package io.github.lintel.smoke.metrics;

import static io.github.lintel.smoke.metrics.Series.labels;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The metrics of some front doors at one moment. Immutable and thread-safe.
 *
 * <pre>{@code
 * String text = Metrics.of(List.of(Measured.of(report))).text();
 * }</pre>
 *
 * <p>Text from the network is escaped, and cut where it is long.
 */
public final class Metrics {
  /** What a scraper that accepts anything gets: Prometheus' text format. */
  public static final String ANY = "";

  private final MetricSnapshots snapshots;

  private Metrics(MetricSnapshots snapshots) {
    this.snapshots = snapshots;
  }

  /** The metrics of these reports; handshakes that failed are counted from zero. */
  public static Metrics of(Collection<Measured> measured) {
    HandshakeFailures failures = new HandshakeFailures();
    measured.forEach(failures::count);
    return of(measured, failures, Deliveries.NONE);
  }

  /**
   * The metrics of the latest reports.
   *
   * @param failures the handshakes that failed so far, those of these reports included
   * @param notifications what became of notifications
   */
  public static Metrics of(
      Collection<Measured> measured, HandshakeFailures failures, Deliveries notifications) {
    Series series = new Series();
    for (Measured door : measured) {
      new ReportSeries(series, door).add();
      failures.forEach(
          door.frontDoor(),
          (check, count) ->
              series.set(
                  Metric.HANDSHAKE_FAILURES,
                  (double) count,
                  labels(
                      "check", check.text(),
                      "front_door", door.frontDoor(),
                      "target", door.report().target())));
    }
    notifications
        .ended()
        .forEach(
            (result, count) ->
                series.set(Metric.NOTIFICATIONS, (double) count, labels("result", result)));
    if (!notifications.ended().isEmpty()) {
      series.set(Metric.NOTIFICATIONS_WAITING, notifications.waiting(), labels());
    }
    return new Metrics(series.snapshots());
  }

  /** Returns the names of all metrics that there can be, as they are scraped. */
  public static List<String> names() {
    return Stream.of(Metric.values()).map(Metric::exposedName).toList();
  }

  /** Returns the metrics in Prometheus' text format, as the node exporter's collector reads it. */
  public String text() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(bytes, ANY);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory has none
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /**
   * Writes the metrics.
   *
   * @param accept the header of that name: OpenMetrics if it is asked for, else Prometheus' text
   */
  public void write(OutputStream out, String accept) throws IOException {
    writer(accept).write(out, snapshots, EscapingScheme.UNDERSCORE_ESCAPING);
  }

  /** Returns the media type of what {@link #write} writes. */
  public static String contentType(String accept) {
    return writer(accept).getContentType();
  }

  private static ExpositionFormatWriter writer(String accept) {
    ExpositionFormats formats = ExpositionFormats.init();
    OpenMetricsTextFormatWriter openMetrics = formats.getOpenMetricsTextFormatWriter();
    return openMetrics.accepts(accept) ? openMetrics : formats.getPrometheusTextFormatWriter();
  }
}
