package io.github.lintel.internal.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.facts.CertificatePolicies;
import io.github.lintel.facts.CertificatePolicies.Mapping;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PolicyGraphTest {
  private static final String ANY = CertificatePolicies.ANY_POLICY;
  private static final List<String> POLICIES = List.of("1.1", "1.2", "1.3", "1.4");

  /** RFC 9618 promises the results of RFC 5280's tree, for less work. */
  @Property
  void agreesWithTheTree(
      @ForAll("steps") List<Step> steps, @ForAll("acceptable") Set<String> acceptable) {
    PolicyGraph graph = new PolicyGraph();
    PolicyTree tree = new PolicyTree();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      graph.certificate(step.policies, step.anyPolicyCounts);
      tree.certificate(step.policies, step.anyPolicyCounts);
      assertThat(graph.isEmpty()).isEqualTo(tree.isEmpty());
      if (i < steps.size() - 1) {
        graph.mappings(step.policies, step.mappingsCount);
        tree.mappings(step.policies, step.mappingsCount);
      }
    }
    assertThat(graph.acceptable(acceptable)).isEqualTo(tree.acceptable(acceptable));
  }

  /** The tree would have 30 to the power of 20 nodes. */
  @Test
  void growsWithTheSizeOfTheCertificatesOnly() {
    List<String> many = IntStream.range(0, 30).mapToObj(i -> "1.2." + i).toList();
    List<Mapping> allToAll =
        many.stream().flatMap(a -> many.stream().map(b -> new Mapping(a, b))).toList();
    CertificatePolicies hostile = policies(many, allToAll);
    PolicyGraph graph = new PolicyGraph();
    for (int i = 0; i < 20; i++) {
      graph.certificate(hostile, true);
      graph.mappings(hostile, true);
    }
    graph.certificate(hostile, true);
    assertThat(graph.acceptable(Set.of(ANY))).containsExactlyInAnyOrderElementsOf(many);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<List<String>> policies =
        Arbitraries.of("1.1", "1.2", "1.3", "1.4", ANY).set().ofMaxSize(4).map(List::copyOf);
    Arbitrary<List<Mapping>> mappings =
        Combinators.combine(Arbitraries.of(POLICIES), Arbitraries.of(POLICIES))
            .as(Mapping::new)
            .list()
            .ofMaxSize(4);
    Arbitrary<Boolean> mostly = Arbitraries.of(true, true, true, false);
    return Combinators.combine(policies, mappings, mostly, mostly)
        .as((p, m, any, map) -> new Step(policies(p, m), any, map))
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  @Provide
  Arbitrary<Set<String>> acceptable() {
    return Arbitraries.of("1.1", "1.2", "1.3", "1.4", ANY).set().ofMinSize(1);
  }

  private static CertificatePolicies policies(List<String> policies, List<Mapping> mappings) {
    return new CertificatePolicies(
        policies, mappings, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
  }

  record Step(CertificatePolicies policies, boolean anyPolicyCounts, boolean mappingsCount) {}
}
