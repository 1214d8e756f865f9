package io.github.lintel.internal.checks.deployment;

import io.github.lintel.check.Evidence;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.internal.checks.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Different leaves that are all in order, or all alike in trouble. */
record Variety(Map<Certificate, List<NodeAddress>> leaves) implements Evidence {

  /** Returns what the nodes serve, if two that serve a key type serve other leaves of it. */
  static Optional<Variety> of(Fleet fleet) {
    return differ(fleet) ? Optional.of(new Variety(leaves(fleet))) : Optional.empty();
  }

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
                        Words.nodeValues(e.getValue())))
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
            Words.nodes(entry.getValue()));
  }

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
}
