package io.github.lintel.internal.path;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.CertificatePolicies;
import io.github.lintel.facts.PathRule;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * RFC 5280 section 6.1 with RFC 9618: where an authority (or who asks) requires it, the same
 * certificate policy goes through the whole path. On the web nobody asks for a policy, so this
 * matters below authorities with policy constraints only. What an anchor says of policies does not
 * count, as with every client.
 */
final class PolicyRule implements Rule {
  @Override
  public void judge(PathView path, Problems problems) {
    if (top(path) >= 0 && required(path)) {
      acceptable(path, problems);
    }
  }

  /**
   * Returns the policies that hold through the whole path, by the names of the anchor, as far as
   * they are among the acceptable ones.
   */
  static Set<String> acceptable(PathView path, Problems problems) {
    return new Run(path, problems).judge();
  }

  /** Without this the result could not be other than good. */
  private static boolean required(PathView path) {
    return path.inputs().explicitPolicy()
        || path.nodes().stream()
            .map(node -> node.certificate().policies().requireExplicitPolicy())
            .anyMatch(OptionalInt::isPresent);
  }

  /** One pass from the anchor to the leaf. */
  private static final class Run {
    private final PathView path;
    private final PathInputs inputs;
    private final Problems problems;
    private final PolicyGraph graph = new PolicyGraph();
    private int explicitPolicy;
    private int policyMapping;
    private int inhibitAnyPolicy;

    Run(PathView path, Problems problems) {
      this.path = path;
      this.inputs = path.inputs();
      this.problems = problems;
      int never = path.length() + 1;
      explicitPolicy = inputs.explicitPolicy() ? 0 : never;
      policyMapping = inputs.inhibitPolicyMapping() ? 0 : never;
      inhibitAnyPolicy = inputs.inhibitAnyPolicy() ? 0 : never;
    }

    Set<String> judge() {
      for (int depth = top(path); depth >= 0; depth--) {
        Node node = path.node(depth);
        boolean leaf = depth == 0;
        CertificatePolicies policies = node.certificate().policies();
        graph.certificate(policies, inhibitAnyPolicy > 0 || !leaf && node.selfIssued());
        if (explicitPolicy == 0 && graph.isEmpty()) {
          missing(depth);
          return Set.of();
        }
        if (!leaf) {
          graph.mappings(policies, policyMapping > 0);
          count(node.selfIssued(), policies);
        }
      }
      Set<String> acceptable = graph.acceptable(inputs.policies());
      if (acceptable.isEmpty() && requiredAtTheEnd()) {
        missing(0);
      }
      return acceptable;
    }

    /** RFC 5280 section 6.1.4 (h) to (j). */
    private void count(boolean selfIssued, CertificatePolicies policies) {
      if (!selfIssued) {
        explicitPolicy = Math.max(0, explicitPolicy - 1);
        policyMapping = Math.max(0, policyMapping - 1);
        inhibitAnyPolicy = Math.max(0, inhibitAnyPolicy - 1);
      }
      explicitPolicy = Math.min(explicitPolicy, limit(policies.requireExplicitPolicy()));
      policyMapping = Math.min(policyMapping, limit(policies.inhibitPolicyMapping()));
      inhibitAnyPolicy = Math.min(inhibitAnyPolicy, limit(policies.inhibitAnyPolicy()));
    }

    /** RFC 5280 section 6.1.5 (a) and (b). */
    private boolean requiredAtTheEnd() {
      return explicitPolicy <= 1
          || limit(path.certificate(0).policies().requireExplicitPolicy()) == 0;
    }

    private void missing(int depth) {
      Set<String> acceptable = inputs.policies();
      Certificate certificate = path.certificate(depth);
      List<String> found = certificate.policies().policies();
      problems.add(
          PathRule.POLICY,
          depth,
          found.isEmpty() ? "no policy" : "policies " + shortened(found),
          acceptable.contains(CertificatePolicies.ANY_POLICY)
              ? "a policy that holds through the whole path"
              : "one of the policies " + shortened(List.copyOf(acceptable)));
    }

    private static int limit(OptionalInt limit) {
      return limit.orElse(Integer.MAX_VALUE);
    }

    private static String shortened(List<String> oids) {
      String first = String.join(", ", oids.subList(0, Math.min(10, oids.size())));
      return oids.size() > 10 ? first + ", …" : first;
    }
  }

  /** A root is where the path would end if it were trusted, so it counts like an anchor. */
  private static int top(PathView path) {
    int last = path.length() - 1;
    return path.isAnchor(last) || path.node(last).selfIssued() ? last - 1 : last;
  }
}
