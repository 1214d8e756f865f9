package io.github.lintel.smoke.report;

import io.github.lintel.CheckCatalog;
import io.github.lintel.check.Acceptance;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.Finding;
import io.github.lintel.check.Location;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.PrintableText;
import io.github.lintel.okhttp.HttpObserver;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * SARIF 2.1.0, for code scanning: a result for each finding, at the line of the file that declares
 * the front door, and by the node as its logical location. Findings that are accepted are
 * suppressed.
 */
final class SarifReport {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private SarifReport() {}

  static void write(Run run, PrintWriter out) {
    JsonText.print(Map.of("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(run(run))), out);
  }

  private static Map<String, Object> run(Run run) {
    List<CheckInfo> rules = rules(run);
    List<Object> results = new ArrayList<>();
    for (Entry entry : run.entries()) {
      for (Finding finding : entry.report().findings()) {
        results.add(result(entry, finding, rules.indexOf(finding.check())));
      }
    }
    Map<String, Object> driver =
        object("name", "Lintel", "rules", rules.stream().map(SarifReport::rule).toList());
    return object(
        "tool",
        object("driver", driver),
        "invocations",
        List.of(
            object(
                "executionSuccessful",
                run.complete(),
                "endTimeUtc",
                run.at().truncatedTo(ChronoUnit.SECONDS))),
        "columnKind",
        "utf16CodeUnits",
        "results",
        results);
  }

  private static List<CheckInfo> rules(Run run) {
    TreeMap<String, CheckInfo> rules = new TreeMap<>();
    for (Entry entry : run.entries()) {
      entry.report().findings().forEach(f -> rules.putIfAbsent(f.id().text(), f.check()));
    }
    return List.copyOf(rules.values());
  }

  private static Map<String, Object> rule(CheckInfo info) {
    Optional<String> page =
        CheckCatalog.page(info.id()).or(() -> HttpObserver.create().page(info.id()));
    Map<String, Object> help = object("text", "lintel explain " + info.id());
    page.ifPresent(markdown -> help.put("markdown", markdown));
    return object(
        "id",
        info.id().text(),
        "shortDescription",
        object("text", info.title()),
        "help",
        help,
        "defaultConfiguration",
        object("level", level(info.severity())));
  }

  private static Map<String, Object> result(Entry entry, Finding finding, int rule) {
    Map<String, Object> result =
        object(
            "ruleId",
            finding.id().text(),
            "ruleIndex",
            rule,
            "kind",
            finding.inconclusive() ? "review" : "fail",
            "level",
            finding.inconclusive() ? "none" : level(finding.severity()),
            "message",
            object(
                "text",
                PrintableText.escape(entry.name() + ": " + finding.sentence())
                    + " "
                    + PrintableText.escape(finding.remedy())),
            "locations",
            List.of(location(entry, finding)),
            "partialFingerprints",
            object(
                "frontDoorAndCheck/v1",
                PrintableText.escape(entry.name())
                    + " "
                    + finding.id()
                    + finding.where().address().map(node -> " " + node.text()).orElse("")));
    finding.acceptance().ifPresent(accepted -> result.put("suppressions", suppressed(accepted)));
    return result;
  }

  private static Map<String, Object> location(Entry entry, Finding finding) {
    Map<String, Object> physical =
        entry
            .source()
            .map(
                source ->
                    object(
                        "artifactLocation",
                        object("uri", uri(source.file())),
                        "region",
                        object("startLine", source.line())))
            .orElseGet(
                () ->
                    object(
                        "artifactLocation",
                        object("uri", uri("https://" + entry.report().target() + "/"))));
    String node = finding.where().address().map(address -> "/" + address.text()).orElse("");
    String depth =
        finding.where() instanceof Location.OfCertificate at ? "/certificate-" + at.depth() : "";
    return object(
        "physicalLocation",
        physical,
        "logicalLocations",
        List.of(
            object(
                "fullyQualifiedName",
                PrintableText.escape(entry.report().target() + node + depth),
                "kind",
                "resource")));
  }

  private static List<Object> suppressed(Acceptance accepted) {
    return List.of(
        object(
            "kind",
            "external",
            "status",
            "accepted",
            "justification",
            PrintableText.escape(accepted.reason()) + " (until " + accepted.until() + ")"));
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }

  /** A URI reference; what cannot be in one is quoted. */
  private static String uri(String text) {
    try {
      if (text.startsWith("https://")) {
        return new URI(text).toASCIIString();
      }
      return new URI(null, null, text.replace('\\', '/'), null).toASCIIString();
    } catch (URISyntaxException e) {
      return "lintel";
    }
  }

  /** Key, value, key, value … */
  private static Map<String, Object> object(Object... keysAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return object;
  }
}
