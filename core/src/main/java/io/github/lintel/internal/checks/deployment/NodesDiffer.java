package io.github.lintel.internal.checks.deployment;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.EndpointCheck;
import io.github.lintel.check.EndpointView;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.internal.checks.Progress;
import io.github.lintel.internal.checks.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A node serves a certificate that it should not, while others serve the right one: the expected
 * one, or, where none is expected, one that clients take and will for a while. Nodes that differ
 * without such a fault are only mentioned: content networks do that.
 */
public final class NodesDiffer implements EndpointCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("deployment.nodes-differ", "Nodes serve different certificates")
          .severity(Severity.ERROR)
          .rank(310)
          .explains(Stale.consequences());

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(EndpointView endpoint) {
    if (endpoint.addresses().size() < 2) {
      return CheckOutcome.notApplicable("there is one node");
    }
    Fleet fleet = Fleet.of(endpoint);
    if (!fleet.someAreGood()) {
      return CheckOutcome.notApplicable("no node serves a good certificate");
    }
    List<Fault> faults =
        fleet.stale().stream()
            .map(node -> fleet.compare(node, node.leaves().get(0)))
            .map(stale -> stale.fault(new LeftBehind(stale)))
            .toList();
    if (!faults.isEmpty() || !fleet.expected().isEmpty()) {
      return CheckOutcome.found(faults);
    }
    Variety variety = new Variety(leaves(fleet));
    return differ(fleet)
        ? CheckOutcome.found(Fault.of(variety).severity(Severity.NOTE))
        : CheckOutcome.passed();
  }

  /** Whether two nodes that serve a key type serve other leaves of it. */
  private static boolean differ(Fleet fleet) {
    Map<String, Set<Set<String>>> byKeyType = new LinkedHashMap<>();
    for (Node node : fleet.nodes()) {
      Map<String, Set<String>> own = new LinkedHashMap<>();
      node.leaves()
          .forEach(
              s -> own.computeIfAbsent(s.keyType(), k -> new TreeSet<>()).add(s.leaf().sha256()));
      own.forEach((k, set) -> byKeyType.computeIfAbsent(k, x -> new HashSet<>()).add(set));
    }
    return byKeyType.values().stream().anyMatch(sets -> sets.size() > 1);
  }

  private static Map<Certificate, List<NodeAddress>> leaves(Fleet fleet) {
    Map<Certificate, List<NodeAddress>> leaves = new LinkedHashMap<>();
    for (Node node : fleet.nodes()) {
      node.leaves()
          .forEach(
              s -> leaves.computeIfAbsent(s.leaf(), x -> new ArrayList<>()).add(node.address()));
    }
    return leaves;
  }

  /** A node with the wrong leaf, and the nodes with the right one. */
  record LeftBehind(Stale stale) implements Evidence {
    @Override
    public String sentence() {
      return "%s, while %s the right one (%s)."
          .formatted(stale.serves(), stale.othersServe(), stale.instead());
    }

    @Override
    public Map<String, Object> values() {
      return stale.values();
    }

    @Override
    public Optional<String> remedy() {
      return Optional.of(
          ("Reload the TLS configuration on %s: it %s the certificate with serial %s, while %s the"
                  + " right one. If that does not help, copy the certificate files to it first.")
              .formatted(
                  stale.node(),
                  stale.verb(),
                  Words.serial(stale.bad().leaf()),
                  stale.othersServe()));
    }
  }

  /** Different leaves that are all in order, or all alike in trouble. */
  record Variety(Map<Certificate, List<NodeAddress>> leaves) implements Evidence {
    @Override
    public String sentence() {
      return "The nodes serve %s: %s."
          .formatted(
              Words.count(leaves.size(), "different certificate"),
              Words.list(leaves.entrySet().stream().map(Variety::line).toList()));
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "certificates",
          leaves.entrySet().stream()
              .limit(100)
              .map(
                  e ->
                      Evidence.values(
                          "certificate",
                          Stale.describe(e.getKey()),
                          "servedBy",
                          Words.values(Progress.texts(e.getValue()))))
              .toList());
    }

    @Override
    public Optional<String> remedy() {
      return Optional.of(
          "Nothing is to be done if these nodes are meant to differ, as those of content networks"
              + " do; else give the expected certificate, and the nodes without it are found.");
    }

    private static String line(Map.Entry<Certificate, List<NodeAddress>> entry) {
      return "serial %s (until %s) on %s"
          .formatted(
              Words.serial(entry.getKey()),
              Words.date(entry.getKey().notAfter()),
              Progress.list(entry.getValue()));
    }
  }
}
