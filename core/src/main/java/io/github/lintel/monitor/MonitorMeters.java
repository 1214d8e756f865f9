package io.github.lintel.monitor;

import io.github.lintel.AddressReport;
import io.github.lintel.Report;
import io.github.lintel.Verdict;
import io.github.lintel.check.Finding;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.PrintableText;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The reports of a monitor as meters of Micrometer, which is an optional dependency. Thread-safe.
 *
 * <pre>{@code
 * MonitorMeters meters = new MonitorMeters();
 * meters.bindTo(registry);
 * Monitor monitor = Monitor.builder().watch("shop.example.com").listener(meters).start();
 * }</pre>
 *
 * <p>In a Prometheus registry the names are {@code lintel_verdict}, {@code lintel_finding}, {@code
 * lintel_handshake_failures_total}, {@code lintel_handshake_duration_seconds}, {@code
 * lintel_certificate_expiry_timestamp_seconds}, {@code lintel_healthy_until_timestamp_seconds}. The
 * verdict is a number: 0 healthy, 1 degraded, 2 broken, 3 unknown. Text from the network is
 * escaped. Bind it before the monitor starts: what was reported before is not shown.
 */
public final class MonitorMeters implements MonitorListener, MeterBinder {
  private final List<Meters> bound = new CopyOnWriteArrayList<>();

  /** Bound to no registry yet. */
  public MonitorMeters() {}

  @Override
  public void bindTo(MeterRegistry registry) {
    bound.add(new Meters(registry));
  }

  @Override
  public void onChange(MonitorEvent event) {}

  @Override
  public void onReport(String name, Report report, WatchState told) {
    bound.forEach(meters -> meters.show(name, report));
  }

  /** The meters in one registry. */
  private static final class Meters {
    private final MeterRegistry registry;
    private final Map<List<String>, MultiGauge> gauges = new HashMap<>(); // guarded by this

    Meters(MeterRegistry registry) {
      this.registry = registry;
    }

    synchronized void show(String name, Report report) {
      Tags door = Tags.of("front.door", safe(name), "target", safe(report.target()));
      show("lintel.verdict", Optional.empty(), door, List.of(row(number(report.verdict()))));
      show(
          "lintel.healthy.until.timestamp",
          Optional.of("seconds"),
          door,
          report.healthyUntil().map(MonitorMeters::row).stream().toList());
      show("lintel.finding", Optional.empty(), door, findings(report));
      show("lintel.handshake.duration", Optional.of("seconds"), door, handshakes(report));
      show("lintel.certificate.expiry.timestamp", Optional.of("seconds"), door, chains(report));
      countFailures(door, report);
    }

    private void show(String meter, Optional<String> unit, Tags door, List<Row<Number>> rows) {
      gauges
          .computeIfAbsent(
              List.of(meter, door.toString()),
              first -> {
                MultiGauge.Builder gauge = MultiGauge.builder(meter).tags(door);
                unit.ifPresent(gauge::baseUnit);
                return gauge.register(registry);
              })
          .register(new ArrayList<>(rows), true);
    }

    private void countFailures(Tags door, Report report) {
      for (AddressReport node : report.addresses()) {
        if (!node.handshake().completed()) {
          node.rootCause()
              .ifPresent(
                  cause ->
                      Counter.builder("lintel.handshake.failures")
                          .tags(door.and("check", cause.id().text()))
                          .register(registry)
                          .increment());
        }
      }
    }
  }

  private static List<Row<Number>> findings(Report report) {
    Set<Tags> places = new LinkedHashSet<>();
    for (Finding finding : report.findings()) {
      if (finding.counts() && !finding.inconclusive()) {
        places.add(
            Tags.of(
                "check", finding.id().text(),
                "address", finding.where().address().map(NodeAddress::text).orElse(""),
                "severity", finding.severity().name().toLowerCase(Locale.ROOT)));
      }
    }
    return places.stream().map(place -> Row.of(place, (Number) 1)).toList();
  }

  private static List<Row<Number>> handshakes(Report report) {
    List<Row<Number>> rows = new ArrayList<>();
    for (AddressReport node : report.addresses()) {
      node.handshake()
          .timings()
          .finished()
          .filter(took -> node.handshake().completed())
          .ifPresent(took -> rows.add(Row.of(address(node), seconds(took))));
    }
    return rows;
  }

  private static List<Row<Number>> chains(Report report) {
    List<Row<Number>> rows = new ArrayList<>();
    for (AddressReport node : report.addresses()) {
      int depth = 0;
      for (PresentedCertificate presented : node.presentedChain()) {
        if (presented instanceof Certificate certificate) {
          Tags tags = address(node).and("depth", String.valueOf(depth));
          rows.add(Row.of(tags, certificate.notAfter().getEpochSecond()));
        }
        depth++;
      }
    }
    return rows;
  }

  private static Tags address(AddressReport node) {
    return Tags.of("address", node.address().text());
  }

  private static Row<Number> row(Instant at) {
    return row(at.getEpochSecond());
  }

  private static Row<Number> row(Number value) {
    return Row.of(Tags.empty(), value);
  }

  private static Number seconds(Duration took) {
    return took.toNanos() / 1e9;
  }

  private static int number(Verdict verdict) {
    return switch (verdict) {
      case HEALTHY -> 0;
      case DEGRADED -> 1;
      case BROKEN -> 2;
      case UNKNOWN -> 3;
    };
  }

  private static String safe(String text) {
    return PrintableText.escape(text, 512);
  }
}
