package io.github.lintel.smoke.metrics;

import static io.github.lintel.smoke.metrics.Series.labels;

import io.github.lintel.AddressReport;
import io.github.lintel.Report;
import io.github.lintel.Verdict;
import io.github.lintel.check.Finding;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.CandidatePath;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.NodeAddress;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What one report says in numbers. */
final class ReportSeries {
  /** Handshakes that show what real clients of either key type get. */
  private static final Set<ClientKind> SERVED =
      EnumSet.of(ClientKind.MODERN, ClientKind.RSA_ONLY, ClientKind.ECDSA_ONLY);

  private final Series series;
  private final Report report;
  private final boolean http;
  private final Labels door;

  ReportSeries(Series series, Measured measured) {
    this.series = series;
    this.report = measured.report();
    this.http = measured.http();
    this.door = labels("front_door", measured.frontDoor(), "target", report.target());
  }

  void add() {
    boolean served = report.verdict() == Verdict.HEALTHY || report.verdict() == Verdict.DEGRADED;
    series.set(Metric.PROBE_SUCCESS, served ? 1 : 0, door);
    series.set(Metric.PROBE_DURATION, duration(), door);
    series.set(Metric.PROBE_DNS, report.facts().resolution().took(), door);
    series.set(Metric.VERDICT, number(report.verdict()), door);
    series.set(Metric.CHECKED, report.checkedAt(), door);
    report.healthyUntil().ifPresent(at -> series.set(Metric.HEALTHY_UNTIL, at, door));
    report.acceptedUntil().ifPresent(at -> series.set(Metric.ACCEPTED_UNTIL, at, door));
    earliestExpiry().ifPresent(at -> series.set(Metric.PROBE_EARLIEST_EXPIRY, at, door));
    lastChainExpiry().ifPresent(at -> series.set(Metric.PROBE_LAST_CHAIN_EXPIRY, at, door));
    addFindings();
    report.addresses().forEach(this::addNode);
    if (http) {
      new HttpSeries(series, door).add(report.addresses(), report.facts().resolution());
    }
  }

  private void addFindings() {
    report
        .rootCause()
        .ifPresent(
            cause ->
                series.set(Metric.ROOT_CAUSE, 1, door.merge(labels("check", cause.id().text()))));
    Map<List<String>, Severity> worst = new HashMap<>();
    for (Finding finding : report.findings()) {
      if (finding.counts() && !finding.inconclusive()) {
        String address = finding.where().address().map(NodeAddress::text).orElse("");
        worst.merge(
            List.of(finding.id().text(), address),
            finding.severity(),
            (a, b) -> a.compareTo(b) > 0 ? a : b);
      }
    }
    worst.forEach(
        (place, severity) -> {
          Labels labels =
              labels(
                  "address", place.get(1),
                  "check", place.get(0),
                  "severity", severity.name().toLowerCase(Locale.ROOT));
          series.set(Metric.FINDING, 1, door.merge(labels));
        });
  }

  private void addNode(AddressReport node) {
    Labels at = door.merge(labels("address", node.address().text()));
    HandshakeFacts handshake = node.handshake();
    series.set(Metric.NODE_VERDICT, number(node.verdict()), at);
    handshake
        .timings()
        .finished()
        .filter(took -> handshake.completed())
        .ifPresent(took -> series.set(Metric.HANDSHAKE_DURATION, took, at));
    for (HandshakeFacts served : served(node)) {
      addChain(served, at);
      served
          .negotiated()
          .ifPresent(
              agreed -> {
                series.set(
                    Metric.PROBE_VERSION,
                    1,
                    door.merge(labels("version", agreed.version().text())));
                series.set(
                    Metric.PROBE_CIPHER, 1, door.merge(labels("cipher", agreed.cipherSuite())));
              });
    }
  }

  private void addChain(HandshakeFacts served, Labels at) {
    Optional<Certificate> leaf = served.leaf();
    leaf.ifPresent(certificate -> series.set(Metric.PROBE_LAST_CHAIN, 1, info(certificate)));
    String key = leaf.map(certificate -> certificate.publicKey().algorithm()).orElse("");
    int depth = 0;
    for (var presented : served.presentedChain()) {
      if (presented instanceof Certificate certificate) {
        Labels labels = at.merge(labels("depth", String.valueOf(depth), "key", key));
        series.set(Metric.CERTIFICATE_EXPIRY, certificate.notAfter(), labels);
        series.set(Metric.CERTIFICATE_NOT_BEFORE, certificate.notBefore(), labels);
      }
      depth++;
    }
  }

  private Labels info(Certificate leaf) {
    String names =
        String.join(",", leaf.subjectAlternativeNames().stream().map(n -> n.value()).toList());
    return door.merge(
        labels(
            "fingerprint_sha256", leaf.sha256(),
            "issuer", leaf.issuer().text(),
            "serialnumber", hex(leaf.serialNumber().toByteArray()),
            "subject", leaf.subject().text(),
            "subjectalternative", names));
  }

  /** The magnitude, without the byte that only carries the sign. */
  private static String hex(byte[] number) {
    String text = java.util.HexFormat.of().formatHex(number);
    return text.length() > 2 && text.startsWith("00") ? text.substring(2) : text;
  }

  private Optional<Instant> earliestExpiry() {
    return report.addresses().stream()
        .flatMap(node -> node.presentedChain().stream())
        .flatMap(c -> c instanceof Certificate readable ? Stream.of(readable) : Stream.empty())
        .map(Certificate::notAfter)
        .min(Instant::compareTo);
  }

  private Optional<Instant> lastChainExpiry() {
    List<Optional<Instant>> nodes =
        report.addresses().stream().map(ReportSeries::lastChainExpiry).toList();
    return nodes.stream().allMatch(Optional::isPresent)
        ? nodes.stream().flatMap(Optional::stream).min(Instant::compareTo)
        : Optional.empty();
  }

  private static Optional<Instant> lastChainExpiry(AddressReport node) {
    return node.paths().trustedPaths().stream()
        .map(ReportSeries::end)
        .flatMap(Optional::stream)
        .max(Instant::compareTo);
  }

  /** As blackbox_exporter does, the anchor counts. */
  private static Optional<Instant> end(CandidatePath path) {
    return path.withAnchor().stream().map(Certificate::notAfter).min(Instant::compareTo);
  }

  private Duration duration() {
    Duration slowest =
        report.addresses().stream()
            .map(node -> node.handshake().timings().ended())
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    return report.facts().resolution().took().plus(slowest);
  }

  private static List<HandshakeFacts> served(AddressReport node) {
    return SERVED.stream().flatMap(client -> node.facts().as(client).stream()).toList();
  }

  /** Returns a greater number for a worse one: what cannot be told is not as bad as broken. */
  static int rank(Verdict verdict) {
    return switch (verdict) {
      case HEALTHY -> 0;
      case DEGRADED -> 1;
      case UNKNOWN -> 2;
      case BROKEN -> 3;
    };
  }

  private static int number(Verdict verdict) {
    return switch (verdict) {
      case HEALTHY -> 0;
      case DEGRADED -> 1;
      case BROKEN -> 2;
      case UNKNOWN -> 3;
    };
  }
}
