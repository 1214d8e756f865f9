package io.github.lintel.smoke.report.html;

import io.github.lintel.AddressReport;
import io.github.lintel.Report;
import io.github.lintel.facts.CandidatePath;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.TrustAnchor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The certificates of a front door: as bars on a time line, and as chains. */
final class Certificates {
  /** ACME clients renew when a third is left, at half of a lifetime of 10 days or less. */
  private static final Duration SHORT_LIVED = Duration.ofDays(10);

  private final Report report;
  private final Instant now;

  Certificates(Report report) {
    this.report = report;
    this.now = report.checkedAt();
  }

  /** Returns the leaf that ends first. */
  Optional<Certificate> firstLeaf() {
    return leaves().keySet().stream().min(Comparator.comparing(Certificate::notAfter));
  }

  /** Returns what the time line of this front door alone shows: its leaves, in full. */
  TimeLine timeLine() {
    Instant from = now;
    Instant until = now;
    for (Certificate leaf : leaves().keySet()) {
      from = leaf.notBefore().isBefore(from) ? leaf.notBefore() : from;
      until = leaf.notAfter().isAfter(until) ? leaf.notAfter() : until;
    }
    return TimeLine.around(from, until);
  }

  /** Returns a bar for each certificate: leaves, then what they were sent with, then anchors. */
  List<Page.Bar> bars(TimeLine line) {
    Map<Certificate, Set<String>> leaves = leaves();
    Map<Certificate, Set<String>> others = new LinkedHashMap<>();
    Map<Certificate, Set<String>> anchors = new LinkedHashMap<>();
    for (AddressReport node : report.addresses()) {
      Stream<HandshakeFacts> handshakes = handshakes(node);
      handshakes
          .flatMap(handshake -> handshake.presentedChain().stream().skip(1))
          .filter(Certificate.class::isInstance)
          .map(Certificate.class::cast)
          .filter(certificate -> !leaves.containsKey(certificate))
          .forEach(certificate -> add(others, certificate, node));
      anchor(node)
          .filter(anchor -> !others.containsKey(anchor) && !leaves.containsKey(anchor))
          .ifPresent(anchor -> add(anchors, anchor, node));
    }
    List<Page.Bar> bars = new ArrayList<>();
    leaves.forEach((each, nodes) -> bars.add(bar(line, each, "server", nodes)));
    others.forEach((each, nodes) -> bars.add(bar(line, each, "authority", nodes)));
    anchors.forEach((each, nodes) -> bars.add(bar(line, each, "trust anchor", nodes)));
    return bars;
  }

  Page.Bar bar(TimeLine line, Certificate each, String role, Set<String> nodes) {
    boolean leaf = role.equals("server");
    Instant renewal = renewal(each);
    double x = line.place(each.notBefore());
    double width = Math.max(0.6, line.place(each.notAfter()) - x);
    String kind =
        each.notAfter().isBefore(now) || each.notBefore().isAfter(now)
            ? "broken"
            : leaf && renewal.isBefore(now) ? "degraded" : "healthy";
    return new Page.Bar(
        Words.name(each),
        role,
        String.join(", ", nodes),
        Words.day(each.notBefore()),
        Words.day(each.notAfter()),
        Words.distance(now, each.notAfter()),
        leaf ? kind : kind.equals("broken") ? kind : "quiet",
        TimeLine.percent(x),
        TimeLine.percent(width),
        leaf && line.holds(renewal) ? List.of(line.at(renewal)) : List.of(),
        leaf ? Words.day(renewal) : "");
  }

  /** Returns each chain that some node serves, with the nodes that serve it. */
  List<Page.Chain> chains() {
    Map<List<PresentedCertificate>, List<AddressReport>> chains = new LinkedHashMap<>();
    for (AddressReport node : report.addresses()) {
      if (!node.presentedChain().isEmpty()) {
        chains.computeIfAbsent(node.presentedChain(), first -> new ArrayList<>()).add(node);
      }
    }
    return chains.entrySet().stream()
        .map(
            entry ->
                new ChainPicture(now, entry.getKey(), path(entry.getValue()))
                    .chain(
                        entry.getValue().stream()
                            .map(node -> node.address().text())
                            .collect(Collectors.joining(", "))))
        .toList();
  }

  private static Optional<CandidatePath> path(List<AddressReport> nodes) {
    return nodes.stream().flatMap(node -> node.trustedPath().stream()).findFirst();
  }

  private Map<Certificate, Set<String>> leaves() {
    Map<Certificate, Set<String>> leaves = new LinkedHashMap<>();
    for (AddressReport node : report.addresses()) {
      handshakes(node)
          .flatMap(handshake -> handshake.leaf().stream())
          .forEach(leaf -> add(leaves, leaf, node));
    }
    return leaves;
  }

  /** What real clients are shown; what experiments were shown is not served to anyone. */
  private static Stream<HandshakeFacts> handshakes(AddressReport node) {
    return node.facts().handshakes().stream()
        .filter(
            h ->
                h.client() == ClientKind.MODERN
                    || h.client() == ClientKind.RSA_ONLY
                    || h.client() == ClientKind.ECDSA_ONLY);
  }

  private static Optional<Certificate> anchor(AddressReport node) {
    return node.trustedPath().flatMap(CandidatePath::anchor).map(TrustAnchor::certificate);
  }

  private static void add(
      Map<Certificate, Set<String>> all, Certificate certificate, AddressReport node) {
    all.computeIfAbsent(certificate, first -> new LinkedHashSet<>()).add(node.address().text());
  }

  private static Instant renewal(Certificate certificate) {
    Duration lifetime = certificate.lifetime();
    Duration left = lifetime.dividedBy(lifetime.compareTo(SHORT_LIVED) <= 0 ? 2 : 3);
    return certificate.notAfter().minus(left);
  }
}
