package io.github.lintel.internal.checks.deployment;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.EndpointCheck;
import io.github.lintel.check.EndpointView;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.internal.checks.AffectedFamily;
import io.github.lintel.internal.checks.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node serves a certificate that it should not, while others serve the right one: the expected
 * one, or, where none is expected, one that clients take and will for a while. The same leaf with
 * other issuers beside it is no other certificate: that is for the checks of the chain. Nodes that
 * differ without such a fault are only mentioned: content networks do that.
 */
public final class NodesDiffer implements EndpointCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("deployment.nodes-differ", "nodes serve different certificates")
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
    Optional<AffectedFamily> family = fleet.staleFamily();
    List<Fault> faults =
        fleet.stale().stream()
            .map(node -> fleet.compare(node, node.leaves().get(0)))
            .filter(stale -> !stale.isTheRightOne())
            .map(stale -> stale.fault(new LeftBehind(stale, family)))
            .toList();
    if (!faults.isEmpty() || !fleet.wanted().isEmpty()) {
      return CheckOutcome.found(faults);
    }
    return Variety.of(fleet)
        .map(variety -> CheckOutcome.found(Fault.of(variety).severity(Severity.NOTE)))
        .orElseGet(CheckOutcome::passed);
  }

  /** A node with the wrong leaf, and the nodes with the right one. */
  record LeftBehind(Stale stale, Optional<AffectedFamily> family) implements Evidence {
    @Override
    public String sentence() {
      return "%s, while %s the right one (%s)."
              .formatted(stale.serves(), stale.othersServe(), stale.instead())
          + family.map(AffectedFamily::sentence).orElse("");
    }

    @Override
    public Map<String, Object> values() {
      Map<String, Object> values = new LinkedHashMap<>(stale.values());
      family.ifPresent(f -> values.put("family", f.toString()));
      return values;
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
}
