package io.github.lintel.internal.checks.deployment;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.EndpointCheck;
import io.github.lintel.check.EndpointView;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.internal.checks.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every node must serve a leaf that is expected, of each key type for which one is; here no node
 * does. Leaves are compared by all their bytes. A key type for which nothing is expected is not
 * compared on a node that serves an expected leaf. See {@link NodesDiffer} for some nodes that do.
 */
public final class NotExpectedCertificate implements EndpointCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("deployment.not-expected-certificate", "no node serves the expected certificate")
          .severity(Severity.ERROR)
          .rank(305)
          .explains(Stale.consequences());

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(EndpointView endpoint) {
    if (endpoint.facts().expected().isEmpty()) {
      return CheckOutcome.notApplicable("no certificate is expected");
    }
    Fleet fleet = Fleet.of(endpoint);
    if (fleet.someAreGood()) {
      return CheckOutcome.passed();
    }
    List<Fault> faults =
        fleet.stale().stream()
            .map(node -> fleet.compare(node, node.leaves().get(0)))
            .map(stale -> stale.fault(new Unexpected(stale, fleet.nodes().size())))
            .toList();
    return faults.isEmpty()
        ? CheckOutcome.notApplicable("no node showed a certificate")
        : CheckOutcome.found(faults);
  }

  /** The leaf that is served and the leaf that is expected. */
  record Unexpected(Stale stale, int nodes) implements Evidence {
    @Override
    public String sentence() {
      return "%s. Expected is %s%s."
          .formatted(stale.serves(), stale.instead(), nodes > 1 ? ", which no node serves" : "");
    }

    @Override
    public Map<String, Object> values() {
      return stale.values();
    }

    @Override
    public Optional<String> remedy() {
      return Optional.of(
          ("Put the expected certificate%s and its key where the TLS configuration of %s"
                  + " reads them, and reload it.")
              .formatted(
                  stale.right().map(r -> " (serial " + Words.serial(r) + ")").orElse(""),
                  stale.node()));
    }
  }
}
