package io.github.lintel;

import io.github.lintel.check.CheckId;
import io.github.lintel.check.Finding;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Alert;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.PrintableText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Renders a report for people: the verdict and its cause first, in 80 columns. */
final class ReportText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int MAX_CERTIFICATES = 10;
  private static final int MAX_NAME = 60;

  /** Of what repeats itself nobody reads more; the findings have all. */
  private static final int MAX_ALIKE = 5;

  private static final int MAX_CONSEQUENCES = 20;
  private static final int MAX_PLACES = 4;

  private final Report report;
  private final Page page;

  ReportText(Report report, TextStyle style) {
    this.report = report;
    this.page = new Page(style);
  }

  String render() {
    headline();
    report.rootCause().ifPresent(this::cause);
    others();
    nodes();
    outlook();
    return page.text();
  }

  private void headline() {
    int nodes = report.addresses().size();
    String where = nodes < 2 ? "" : ", " + nodes + " addresses";
    page.line(
        page.verdict(report.verdict())
            + "  "
            + page.bold(PrintableText.escape(report.target(), MAX_NAME))
            + where
            + ", checked "
            + TIME.format(report.checkedAt()));
  }

  private void cause(Finding cause) {
    page.blank();
    List<Finding> same = sameAs(cause);
    page.line("Cause: " + page.bold(cause.id().text()) + at(same) + severity(cause));
    body(cause, same);
    Map<String, List<Finding>> consequences = grouped(report.consequences());
    if (!consequences.isEmpty()) {
      page.paragraph(2, "Follows from this:");
      consequences.values().stream().limit(MAX_CONSEQUENCES).forEach(this::consequence);
      more(4, consequences.size() - MAX_CONSEQUENCES);
    }
  }

  private void consequence(List<Finding> group) {
    Finding first = group.get(0);
    page.paragraph(4, first.id() + at(group) + ": " + PrintableText.escape(first.sentence()));
  }

  private void others() {
    List<Finding> told = new ArrayList<>(report.consequences());
    report.rootCause().ifPresent(cause -> told.addAll(sameAs(cause)));
    List<Finding> rest = report.findings().stream().filter(f -> !told.contains(f)).toList();
    Collection<List<Finding>> groups = grouped(rest).values();
    Map<CheckId, Integer> shown = new HashMap<>();
    for (List<Finding> group : groups) {
      CheckId id = group.get(0).id();
      int number = shown.merge(id, 1, Integer::sum);
      if (number <= MAX_ALIKE) {
        other(group);
      }
      if (number == MAX_ALIKE) {
        more(2, (int) groups.stream().filter(g -> g.get(0).id().equals(id)).count() - MAX_ALIKE);
      }
    }
  }

  private void other(List<Finding> group) {
    Finding first = group.get(0);
    page.blank();
    page.line(page.bold(first.id().text()) + at(group) + severity(first));
    body(first, group);
  }

  private void more(int indent, int count) {
    if (count > 0) {
      page.paragraph(indent, "… and " + count + " more like that.");
    }
  }

  private void body(Finding finding, List<Finding> group) {
    List<String> sentences = group.stream().map(Finding::sentence).distinct().toList();
    sentences.stream()
        .limit(MAX_ALIKE)
        .forEach(sentence -> page.paragraph(2, PrintableText.escape(sentence)));
    more(2, sentences.size() - MAX_ALIKE);
    finding
        .acceptance()
        .ifPresent(
            a -> page.paragraph(2, "Accepted until " + a.until() + ": " + escaped(a.reason())));
    finding
        .overdue()
        .ifPresent(
            a ->
                page.paragraph(
                    2, "It was accepted until " + a.until() + " (" + escaped(a.reason()) + ")."));
    group.stream()
        .filter(f -> f.counts() && !f.remedy().isEmpty())
        .map(Finding::remedy)
        .distinct()
        .limit(MAX_ALIKE)
        .forEach(remedy -> page.paragraph(2, "Do: " + PrintableText.escape(remedy)));
  }

  private void nodes() {
    page.blank();
    for (AddressReport node : report.addresses()) {
      HandshakeFacts handshake = node.handshake();
      page.line(
          "%-15s ".formatted(node.address())
              + page.verdict(node.verdict())
              + "  "
              + shook(handshake));
      List<PresentedCertificate> chain = node.presentedChain();
      for (int depth = 0; depth < Math.min(chain.size(), MAX_CERTIFICATES); depth++) {
        page.line("  " + depth + " " + certificate(chain.get(depth)));
      }
      if (chain.size() > MAX_CERTIFICATES) {
        page.line("  … and " + (chain.size() - MAX_CERTIFICATES) + " more");
      }
    }
  }

  private static String shook(HandshakeFacts handshake) {
    if (!handshake.completed()) {
      return failed(handshake);
    }
    String agreed =
        handshake
            .negotiated()
            .map(
                n ->
                    n.version()
                        + " "
                        + n.cipherSuite()
                        + n.group().map(g -> " " + PrintableText.escape(g)).orElse(""))
            .orElse("");
    return handshake
        .timings()
        .finished()
        .map(took -> agreed + ", " + took.toMillis() + " ms")
        .orElse(agreed);
  }

  private static String failed(HandshakeFacts handshake) {
    String stage = " " + handshake.reached().description();
    return switch (handshake.ending()) {
      case COMPLETED -> "complete";
      case REFUSED -> "connection refused";
      case UNREACHABLE -> "unreachable";
      case NO_ROUTE -> "not probed from here: no route";
      case TIMED_OUT -> "no answer in time" + stage;
      case CLOSED -> "closed by the server" + stage;
      case RESET -> "reset by the server" + stage;
      case ALERTED -> "alert " + handshake.alertReceived().map(Alert::toString).orElse("?") + stage;
      case REJECTED -> "invalid answer" + stage;
      case CANCELLED -> "no handshake";
    };
  }

  private String certificate(PresentedCertificate presented) {
    if (!(presented instanceof Certificate certificate)) {
      return "(not a certificate)";
    }
    String name =
        certificate.subject().isEmpty()
            ? certificate.serverNames().stream().findFirst().orElse("(no name)")
            : certificate.subject().text();
    return PrintableText.escape(name, MAX_NAME)
        + "  until "
        + DAY.format(certificate.notAfter())
        + " ("
        + days(certificate.notAfter())
        + ")";
  }

  private void outlook() {
    Optional<String> healthy =
        report.healthyUntil().map(t -> "Stays so until " + TIME.format(t) + " (" + days(t) + ").");
    healthy.ifPresent(
        text -> {
          page.blank();
          page.paragraph(0, text);
        });
    if (report.acceptedUntil().isPresent() && report.verdict() != Verdict.HEALTHY) {
      Instant until = report.acceptedUntil().get();
      page.paragraph(0, "Clients refuse it from " + TIME.format(until) + " (" + days(until) + ").");
    }
    report
        .rootCause()
        .ifPresent(
            cause -> {
              page.blank();
              page.paragraph(0, "More: lintel explain " + cause.id());
            });
  }

  private String days(Instant moment) {
    Duration until = Duration.between(report.checkedAt(), moment);
    long days = until.abs().toDays();
    String amount =
        days == 0 ? until.abs().toHours() + " h" : days + (days == 1 ? " day" : " days");
    return until.isNegative() ? amount + " ago" : "in " + amount;
  }

  private String severity(Finding finding) {
    String text = finding.inconclusive() ? "COULD NOT TELL" : finding.severity().name();
    return "  " + page.severity(finding.counts() ? finding.severity() : Severity.NOTE, text);
  }

  private static String at(List<Finding> group) {
    List<String> places =
        group.stream()
            .flatMap(f -> f.where().address().stream())
            .map(NodeAddress::text)
            .distinct()
            .toList();
    if (places.isEmpty() || places.equals(List.of(NodeAddress.inMemory().text()))) {
      return "";
    }
    int more = places.size() - MAX_PLACES;
    return " at "
        + String.join(", ", places.subList(0, Math.min(places.size(), MAX_PLACES)))
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** The same thing at several addresses is told once. */
  private static Map<String, List<Finding>> grouped(List<Finding> findings) {
    return findings.stream()
        .collect(
            Collectors.groupingBy(
                f -> f.id() + " " + f.severity() + " " + f.counts() + " " + f.sentence(),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private List<Finding> sameAs(Finding cause) {
    return report.findings().stream()
        .filter(f -> f.id().equals(cause.id()) && f.severity() == cause.severity())
        .filter(f -> f.counts() == cause.counts())
        .toList();
  }

  private static String escaped(String text) {
    return PrintableText.escape(text);
  }
}
