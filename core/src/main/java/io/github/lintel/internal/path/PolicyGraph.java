package io.github.lintel.internal.path;

import io.github.lintel.facts.CertificatePolicies;
import io.github.lintel.facts.CertificatePolicies.Mapping;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The policies that are valid along a path, as the graph of RFC 9618. Unlike the tree of RFC 5280
 * it grows with the size of the certificates only. Not thread-safe.
 *
 * <p>A level of the graph has a node for each policy that is valid at one certificate. A node knows
 * the policies above it that it stands for; one that stands for none hangs on anyPolicy, and where
 * such a chain begins is the policy by the name that the authorities at the top know.
 */
final class PolicyGraph {
  private final Deque<Level> above = new ArrayDeque<>();

  /** What is expected of the next certificate; at the top that is anyPolicy. */
  private Level current = new Level(true);

  /** RFC 5280 section 6.1.3 (d) and (e): what is valid at one more certificate. */
  void certificate(CertificatePolicies certificate, boolean anyPolicyCounts) {
    Level expected = current;
    Set<String> asserted = new LinkedHashSet<>(certificate.policies());
    boolean any = asserted.remove(CertificatePolicies.ANY_POLICY) && anyPolicyCounts;
    current = new Level(expected.any && any);
    expected.parents.forEach(
        (policy, parents) -> {
          if (any || asserted.contains(policy)) {
            current.parents.put(policy, parents);
          }
        });
    if (expected.any) {
      asserted.forEach(policy -> current.parents.putIfAbsent(policy, Set.of()));
    }
  }

  /** RFC 5280 section 6.1.4 (b): what is expected of the certificates below this one. */
  void mappings(CertificatePolicies certificate, boolean mappingsCount) {
    Map<String, Set<String>> mapped = new HashMap<>();
    for (Mapping mapping : certificate.mappings()) {
      mapped
          .computeIfAbsent(mapping.issuerPolicy(), policy -> new LinkedHashSet<>())
          .add(mapping.subjectPolicy());
    }
    if (!mappingsCount) {
      current.parents.keySet().removeAll(mapped.keySet());
      mapped.clear();
    } else if (current.any) {
      mapped.keySet().forEach(policy -> current.parents.putIfAbsent(policy, Set.of()));
    }
    Level expected = new Level(current.any);
    for (String policy : current.parents.keySet()) {
      for (String below : mapped.getOrDefault(policy, Set.of(policy))) {
        expected.parents.computeIfAbsent(below, p -> new HashSet<>()).add(policy);
      }
    }
    above.push(current);
    current = expected;
  }

  /** Returns whether no policy is valid. */
  boolean isEmpty() {
    return !current.any && current.parents.isEmpty();
  }

  /**
   * RFC 5280 section 6.1.5 (g), at the last certificate: returns the valid policies, by the names
   * of the authorities at the top, that are among the acceptable ones.
   */
  Set<String> acceptable(Set<String> acceptable) {
    Set<String> valid = fromTheTop();
    if (acceptable.contains(CertificatePolicies.ANY_POLICY)) {
      return valid;
    }
    if (valid.contains(CertificatePolicies.ANY_POLICY)) {
      return acceptable;
    }
    valid.retainAll(acceptable);
    return valid;
  }

  private Set<String> fromTheTop() {
    Set<String> found = new LinkedHashSet<>();
    if (current.any) {
      found.add(CertificatePolicies.ANY_POLICY);
    }
    List<Level> upwards = new ArrayList<>();
    upwards.add(current);
    upwards.addAll(above);
    Set<String> reachable = current.parents.keySet();
    for (Level level : upwards) {
      Set<String> next = new HashSet<>();
      for (String policy : reachable) {
        Set<String> parents = level.parents.getOrDefault(policy, Set.of());
        if (parents.isEmpty()) {
          found.add(policy);
        }
        next.addAll(parents);
      }
      reachable = next;
    }
    return found;
  }

  /** The policies that are valid at one certificate, each with those above that it stands for. */
  private static final class Level {
    private final Map<String, Set<String>> parents = new HashMap<>();
    private final boolean any;

    Level(boolean any) {
      this.any = any;
    }
  }
}
