package io.github.lintel.smoke.report.html;

import io.github.lintel.AddressReport;
import io.github.lintel.Report;
import io.github.lintel.Verdict;
import io.github.lintel.check.Finding;
import io.github.lintel.check.Location;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Negotiated;
import io.github.lintel.facts.PrintableText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Makes the page of reports. Used once. */
public final class PageMaker {
  private static final int SENTENCE = 1000;

  private final Instant at;
  private final List<Named> reports;
  private final List<String> notVerified;

  /**
   * One front door.
   *
   * @param name what people call it
   */
  public record Named(String name, Report report) {}

  /** Takes what a run found, and the names of those to which it did not come. */
  public PageMaker(Instant at, List<Named> reports, List<String> notVerified) {
    this.at = at;
    this.reports = List.copyOf(reports);
    this.notVerified = List.copyOf(notVerified);
  }

  /** Makes it, with that style sheet. */
  public Page make(String style, String contentSecurityPolicy, String refreshSeconds) {
    TimeLine shared = sharedLine();
    List<Page.Door> doors = new ArrayList<>();
    List<Named> sorted =
        reports.stream()
            .sorted(Comparator.comparingInt(named -> urgency(named.report().verdict())))
            .toList();
    for (Named named : sorted) {
      doors.add(door("door-" + (doors.size() + 1), named, shared));
    }
    return new Page(
        headline(),
        at.truncatedTo(ChronoUnit.SECONDS).toString().replace("T", " ").replace("Z", " UTC"),
        counts(),
        shared.axis(at),
        doors,
        notVerified.stream().map(PrintableText::escape).toList(),
        style,
        contentSecurityPolicy,
        refreshSeconds);
  }

  private String headline() {
    long bad = reports.stream().filter(n -> n.report().verdict() != Verdict.HEALTHY).count();
    int all = reports.size() + notVerified.size();
    String doors = all == 1 ? "front door" : "front doors";
    if (!notVerified.isEmpty()) {
      return reports.size() + " of " + all + " " + doors + " verified, then interrupted";
    }
    if (bad == 0) {
      return all == 1 ? "The front door is healthy" : "All " + all + " front doors are healthy";
    }
    return bad + " of " + all + " " + doors + (bad == 1 ? " needs" : " need") + " somebody";
  }

  private List<Page.Count> counts() {
    Map<Integer, Page.Count> counts = new TreeMap<>();
    for (Named named : reports) {
      Verdict verdict = named.report().verdict();
      counts.merge(
          urgency(verdict),
          new Page.Count(kind(verdict), 1, verdict.name()),
          (a, b) -> new Page.Count(a.kind(), a.count() + 1, a.verdict()));
    }
    return List.copyOf(counts.values());
  }

  private TimeLine sharedLine() {
    Instant from = at;
    Instant until = at;
    for (Named named : reports) {
      Optional<Certificate> leaf = new Certificates(named.report()).firstLeaf();
      if (leaf.isPresent()) {
        from = leaf.get().notBefore().isBefore(from) ? leaf.get().notBefore() : from;
        until = leaf.get().notAfter().isAfter(until) ? leaf.get().notAfter() : until;
      }
    }
    return TimeLine.around(from, until);
  }

  private Page.Door door(String id, Named named, TimeLine shared) {
    Report report = named.report();
    Certificates certificates = new Certificates(report);
    Optional<Certificate> first = certificates.firstLeaf();
    TimeLine own = certificates.timeLine();
    return new Page.Door(
        id,
        Words.safe(named.name()),
        named.name().equals(report.target()) ? "" : Words.safe(report.target()),
        badge(report.verdict()),
        first.map(leaf -> Words.day(leaf.notAfter())).orElse(""),
        first
            .map(leaf -> certificates.bar(shared, leaf, "server", Set.of()))
            .map(List::of)
            .orElse(List.of()),
        report.rootCause().map(PageMaker::cause).map(List::of).orElse(List.of()),
        outlook(report),
        report.addresses().stream().map(PageMaker::node).toList(),
        own.axis(report.checkedAt()),
        certificates.bars(own),
        certificates.chains(),
        report.findings().stream().map(PageMaker::finding).toList());
  }

  private static String outlook(Report report) {
    List<String> sentences = new ArrayList<>();
    report
        .healthyUntil()
        .ifPresent(
            until ->
                sentences.add(
                    "The verdict holds until %s (%s) if nothing changes."
                        .formatted(Words.day(until), Words.distance(report.checkedAt(), until))));
    report
        .acceptedUntil()
        .ifPresent(
            until ->
                sentences.add("Clients begin to refuse it on %s.".formatted(Words.day(until))));
    return String.join(" ", sentences);
  }

  private static Page.Cause cause(Finding finding) {
    return new Page.Cause(
        finding.id().text(),
        finding.check().title(),
        PrintableText.escape(finding.sentence(), SENTENCE),
        PrintableText.escape(finding.remedy(), SENTENCE));
  }

  private static Page.Node node(AddressReport node) {
    HandshakeFacts handshake = node.handshake();
    String how =
        handshake
            .negotiated()
            .filter(negotiated -> handshake.completed())
            .map(PageMaker::negotiated)
            .orElse(
                handshake.ending().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                    + handshake
                        .alertReceived()
                        .map(alert -> ": " + alert.name() + " (" + alert.code() + ")")
                        .orElse(""));
    String certificate = handshake.leaf().map(Words::name).orElse("none seen");
    String until = handshake.leaf().map(leaf -> "until " + Words.day(leaf.notAfter())).orElse("");
    return new Page.Node(
        node.address().text(),
        badge(node.verdict()),
        Words.safe(how),
        certificate,
        until,
        node.rootCause().map(cause -> cause.check().title()).orElse(""));
  }

  private static String negotiated(Negotiated negotiated) {
    return negotiated.version().text()
        + ", "
        + negotiated.cipherSuite()
        + negotiated.group().map(group -> ", " + group).orElse("");
  }

  private static Page.FindingRow finding(Finding finding) {
    String accepted =
        finding
            .acceptance()
            .map(a -> "Accepted until " + a.until() + ": " + Words.safe(a.reason()))
            .or(
                () ->
                    finding
                        .overdue()
                        .map(
                            a -> "Was accepted until " + a.until() + ": " + Words.safe(a.reason())))
            .orElse("");
    String word = finding.severity().name() + (finding.inconclusive() ? "?" : "");
    String kind =
        finding.inconclusive()
            ? "unknown"
            : switch (finding.severity()) {
              case ERROR -> "broken";
              case WARNING -> "degraded";
              case NOTE -> "quiet";
            };
    return new Page.FindingRow(
        new Page.Badge(finding.counts() ? kind : "quiet", word),
        finding.id().text(),
        where(finding.where()),
        PrintableText.escape(finding.sentence(), SENTENCE),
        PrintableText.escape(finding.remedy(), SENTENCE),
        accepted);
  }

  private static String where(Location where) {
    String node = where.address().map(address -> address.text()).orElse("all nodes");
    return where instanceof Location.OfCertificate at ? node + ", certificate " + at.depth() : node;
  }

  private static Page.Badge badge(Verdict verdict) {
    return new Page.Badge(kind(verdict), verdict.name());
  }

  private static String kind(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  private static int urgency(Verdict verdict) {
    return switch (verdict) {
      case BROKEN -> 0;
      case UNKNOWN -> 1;
      case DEGRADED -> 2;
      case HEALTHY -> 3;
    };
  }
}
