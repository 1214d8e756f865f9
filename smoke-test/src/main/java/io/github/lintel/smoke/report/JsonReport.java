package io.github.lintel.smoke.report;

import io.github.lintel.AddressReport;
import io.github.lintel.Convergence;
import io.github.lintel.Report;
import io.github.lintel.check.Acceptance;
import io.github.lintel.check.Finding;
import io.github.lintel.check.Location;
import io.github.lintel.facts.CandidatePath;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.Change;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.PrintableText;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reports as one JSON object; {@code docs/report.schema.json} describes it. Sentences and remedies
 * are for people, so they are safe to print; names and evidence are as they came from the network.
 */
public final class JsonReport {
  private static final int SCHEMA = 1;

  private final Report report;
  private final Optional<List<Change>> changes;
  private final Optional<Convergence> convergence;

  private JsonReport(
      Report report, Optional<List<Change>> changes, Optional<Convergence> convergence) {
    this.report = report;
    this.changes = changes;
    this.convergence = convergence;
  }

  /** Returns the object that holds these reports. */
  public static Map<String, Object> of(List<Report> reports) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schema", SCHEMA);
    json.put("reports", reports.stream().map(JsonReport::one).toList());
    return json;
  }

  /** Returns one report alone. */
  public static Map<String, Object> one(Report report) {
    return new JsonReport(report, Optional.empty(), Optional.empty()).json();
  }

  static void write(Run run, PrintWriter out) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schema", SCHEMA);
    json.put("reports", run.entries().stream().map(JsonReport::entry).toList());
    if (!run.complete()) {
      json.put("notVerified", run.notVerified());
    }
    JsonText.print(json, out);
  }

  private static Map<String, Object> entry(Entry entry) {
    Map<String, Object> report =
        new JsonReport(entry.report(), entry.changes(), entry.convergence()).json();
    if (entry.name().equals(entry.report().target())) {
      return report;
    }
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("name", entry.name());
    named.putAll(report);
    return named;
  }

  private Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("target", report.target());
    json.put("checkedAt", text(report.checkedAt()));
    json.put("verdict", report.verdict().name());
    json.put("rootCause", report.rootCause().map(finding -> finding.id().text()));
    report.healthyUntil().ifPresent(until -> json.put("healthyUntil", text(until)));
    report.acceptedUntil().ifPresent(until -> json.put("acceptedUntil", text(until)));
    List<Finding> consequences = report.consequences();
    json.put(
        "findings",
        report.findings().stream()
            .map(finding -> finding(finding, consequences.contains(finding)))
            .toList());
    json.put("addresses", report.addresses().stream().map(JsonReport::address).toList());
    changes.ifPresent(all -> json.put("changes", all.stream().map(JsonReport::change).toList()));
    convergence.ifPresent(all -> json.put("convergence", JsonConvergence.of(all)));
    return json;
  }

  static Map<String, Object> change(Change change) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", change.kind().id());
    json.put("addresses", change.addresses());
    json.put("before", change.before());
    json.put("after", change.after());
    json.put("sentence", PrintableText.escape(change.sentence()));
    return json;
  }

  private static Map<String, Object> finding(Finding finding, boolean consequence) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("check", finding.id().text());
    json.put("severity", finding.severity().name());
    json.put("title", finding.check().title());
    json.put("where", where(finding.where()));
    json.put("evidence", finding.evidence().values());
    json.put("sentence", PrintableText.escape(finding.sentence()));
    json.put("remedy", PrintableText.escape(finding.remedy()));
    json.put("inconclusive", finding.inconclusive());
    json.put("accepted", finding.acceptance().map(JsonReport::acceptance));
    finding.overdue().ifPresent(ended -> json.put("acceptanceEnded", acceptance(ended)));
    json.put("followsFromRootCause", consequence);
    return json;
  }

  private static Map<String, Object> where(Location where) {
    Map<String, Object> json = new LinkedHashMap<>();
    where.address().ifPresent(address -> json.put("address", address.text()));
    if (where instanceof Location.OfHandshake at) {
      json.put("handshake", at.client().id());
    }
    if (where instanceof Location.OfCertificate at) {
      json.put("handshake", at.client().id());
      json.put("depth", at.depth());
      json.put("subject", at.subject());
      json.put("sha256", at.sha256());
    }
    return json;
  }

  private static Map<String, Object> acceptance(Acceptance acceptance) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("reason", acceptance.reason());
    json.put("until", acceptance.until().toString());
    return json;
  }

  private static Map<String, Object> address(AddressReport address) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("address", address.address().text());
    json.put("verdict", address.verdict().name());
    json.put("rootCause", address.rootCause().map(finding -> finding.id().text()));
    json.put("handshake", JsonHandshake.of(address.handshake()));
    json.put("handshakes", address.facts().handshakes().stream().map(JsonHandshake::of).toList());
    json.put("chain", JsonCertificates.of(address.presentedChain()));
    List<List<Map<String, Object>>> others = otherChains(address);
    if (!others.isEmpty()) {
      json.put("otherChains", others);
    }
    address.trustedPath().ifPresent(path -> json.put("trustedPath", fingerprints(path)));
    if (!address.revocation().statuses().isEmpty()) {
      json.put("revocation", JsonRevocation.of(address.revocation()));
    }
    return json;
  }

  /** What real clients of other key types were shown under the same name. */
  private static List<List<Map<String, Object>>> otherChains(AddressReport address) {
    Set<Optional<Certificate>> leaves = new HashSet<>();
    leaves.add(address.handshake().leaf());
    return address.facts().handshakes().stream()
        .filter(h -> h.client() == ClientKind.RSA_ONLY || h.client() == ClientKind.ECDSA_ONLY)
        .filter(h -> h.leaf().isPresent() && leaves.add(h.leaf()))
        .map(h -> JsonCertificates.of(h.presentedChain()))
        .toList();
  }

  /** From the leaf up to and with the trust anchor. */
  private static List<String> fingerprints(CandidatePath path) {
    return path.withAnchor().stream().map(Certificate::sha256).toList();
  }

  static String text(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
