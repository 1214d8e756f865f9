package io.github.lintel.internal.path;

import io.github.lintel.facts.CertificatePolicies;
import io.github.lintel.facts.CertificatePolicies.Mapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The valid policy tree in the very words of RFC 5280 section 6.1, which can grow without bound:
 * slow and obvious, for comparison.
 */
final class PolicyTree {
  private static final String ANY = CertificatePolicies.ANY_POLICY;

  private final PolicyNode root = new PolicyNode(ANY, Set.of(ANY), null);
  private int depth;

  /** Section 6.1.3 (d) and (e). */
  void certificate(CertificatePolicies certificate, boolean anyPolicyCounts) {
    List<PolicyNode> before = level(depth++);
    for (String policy : certificate.policies()) {
      if (policy.equals(ANY)) {
        continue;
      }
      List<PolicyNode> matches = before.stream().filter(n -> n.expected.contains(policy)).toList();
      matches.forEach(n -> n.add(policy));
      if (matches.isEmpty()) {
        before.stream().filter(n -> n.policy.equals(ANY)).forEach(n -> n.add(policy));
      }
    }
    if (certificate.policies().contains(ANY) && anyPolicyCounts) {
      for (PolicyNode node : before) {
        Set<String> left = new HashSet<>(node.expected);
        node.children.forEach(child -> left.remove(child.policy));
        left.forEach(node::add);
      }
    }
    prune();
  }

  /** Section 6.1.4 (b). */
  void mappings(CertificatePolicies certificate, boolean mappingsCount) {
    Set<String> mapped = new HashSet<>();
    certificate.mappings().forEach(mapping -> mapped.add(mapping.issuerPolicy()));
    for (String policy : mapped) {
      List<PolicyNode> nodes = level(depth).stream().filter(n -> n.policy.equals(policy)).toList();
      if (!mappingsCount) {
        nodes.forEach(PolicyNode::delete);
        continue;
      }
      Set<String> subjects = new HashSet<>();
      for (Mapping mapping : certificate.mappings()) {
        if (mapping.issuerPolicy().equals(policy)) {
          subjects.add(mapping.subjectPolicy());
        }
      }
      nodes.forEach(node -> node.expected = subjects);
      if (nodes.isEmpty()) {
        level(depth).stream()
            .filter(n -> n.policy.equals(ANY))
            .findFirst()
            .ifPresent(n -> n.parent().add(policy).expected = subjects);
      }
    }
    prune();
  }

  boolean isEmpty() {
    return level(depth).isEmpty();
  }

  /** Section 6.1.5 (g), at the last certificate. */
  Set<String> acceptable(Set<String> acceptable) {
    Set<String> found = new HashSet<>();
    for (int i = 1; i <= depth; i++) {
      for (PolicyNode node : level(i)) {
        boolean last = i == depth;
        if (node.parent().policy.equals(ANY) && (last || !node.policy.equals(ANY))) {
          found.add(node.policy);
        }
      }
    }
    if (acceptable.contains(ANY)) {
      return found;
    }
    if (found.contains(ANY)) {
      return acceptable;
    }
    found.retainAll(acceptable);
    return found;
  }

  private void prune() {
    for (int i = depth - 1; i > 0; i--) {
      level(i).stream().filter(node -> node.children.isEmpty()).forEach(PolicyNode::delete);
    }
  }

  private List<PolicyNode> level(int number) {
    List<PolicyNode> level = List.of(root);
    for (int i = 0; i < number; i++) {
      level = level.stream().flatMap(node -> node.children.stream()).toList();
    }
    return level;
  }

  private static final class PolicyNode {
    private final String policy;
    private Set<String> expected;
    private final @Nullable PolicyNode parent;
    private final List<PolicyNode> children = new ArrayList<>();

    PolicyNode(String policy, Set<String> expected, @Nullable PolicyNode parent) {
      this.policy = policy;
      this.expected = expected;
      this.parent = parent;
    }

    PolicyNode add(String below) {
      PolicyNode child = new PolicyNode(below, Set.of(below), this);
      children.add(child);
      return child;
    }

    PolicyNode parent() {
      if (parent == null) {
        throw new IllegalStateException("the root has no parent");
      }
      return parent;
    }

    void delete() {
      parent().children.remove(this);
    }
  }
}
