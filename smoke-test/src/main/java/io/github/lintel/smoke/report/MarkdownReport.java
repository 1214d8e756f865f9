package io.github.lintel.smoke.report;

import io.github.lintel.Report;
import io.github.lintel.Verdict;
import io.github.lintel.facts.PrintableText;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.util.stream.Collectors;

/**
 * Markdown as GitHub renders it: a table, and the explanations of those that are not healthy. Every
 * character that Markdown or HTML gives a meaning is written as an entity, so names cannot become
 * links, mentions or markup.
 */
final class MarkdownReport {
  private static final String MEANINGFUL = "\\`*_{}[]<>()#+-.!|&\"'~:@=$^";
  private static final int SENTENCE = 300;

  private MarkdownReport() {}

  static void write(Run run, PrintWriter out) {
    out.println("## Front doors: " + summary(run));
    out.println();
    out.println("| | front door | root cause | holds until |");
    out.println("|---|---|---|---|");
    run.entries().forEach(entry -> out.println(row(entry)));
    run.notVerified()
        .forEach(
            name ->
                out.println("| ⚪ | " + text(PrintableText.escape(name)) + " | not verified | |"));
    for (Entry entry : run.entries()) {
      if (entry.report().verdict() != Verdict.HEALTHY) {
        details(entry, out);
      }
    }
  }

  private static String summary(Run run) {
    String verdicts =
        run.verdicts().entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "));
    return run.complete() ? verdicts : verdicts + ", " + run.notVerified().size() + " not verified";
  }

  private static String row(Entry entry) {
    Report report = entry.report();
    String cause =
        report
            .rootCause()
            .map(
                finding ->
                    "**"
                        + text(finding.id().text())
                        + "** "
                        + text(PrintableText.escape(finding.sentence(), SENTENCE)))
            .orElse("");
    String until =
        report
            .healthyUntil()
            .map(at -> at.atOffset(ZoneOffset.UTC).toLocalDate().toString())
            .orElse("");
    return "| %s %s | %s | %s | %s |"
        .formatted(
            mark(report.verdict()),
            report.verdict(),
            text(PrintableText.escape(entry.title())),
            cause,
            until);
  }

  private static void details(Entry entry, PrintWriter out) {
    out.println();
    out.println("<details><summary>" + html(PrintableText.escape(entry.title())) + "</summary>");
    out.println();
    out.println("<pre>");
    out.println(html(entry.report().explain().stripTrailing()));
    out.println("</pre>");
    out.println();
    out.println("</details>");
  }

  private static String mark(Verdict verdict) {
    return switch (verdict) {
      case HEALTHY -> "🟢";
      case DEGRADED -> "🟡";
      case BROKEN -> "🔴";
      case UNKNOWN -> "⚪";
    };
  }

  /** Words that are escaped for people already. */
  private static String text(String words) {
    StringBuilder text = new StringBuilder();
    words
        .codePoints()
        .forEach(
            c -> {
              if (MEANINGFUL.indexOf(c) >= 0) {
                text.append("&#").append(c).append(';');
              } else {
                text.appendCodePoint(c);
              }
            });
    return text.toString();
  }

  private static String html(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
