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
import io.github.lintel.internal.checks.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One address shows another leaf of the same key type from one connection to the next: several
 * machines or processes stand behind it, and not all have loaded the same certificate. It counts
 * when one of the leaves is not in order; else it is only mentioned.
 */
public final class Alternating implements EndpointCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("deployment.alternating", "one address serves different certificates in turn")
          .severity(Severity.ERROR)
          .rank(330)
          .explains(Stale.consequences());

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(EndpointView endpoint) {
    if (!Fleet.someShowSeveral(endpoint)) {
      return CheckOutcome.passed();
    }
    Fleet fleet = Fleet.of(endpoint);
    List<Fault> faults = new ArrayList<>();
    for (Node node : fleet.nodes()) {
      for (Served bad : node.badInTurn()) {
        Stale stale = fleet.compare(node, bad);
        faults.add(stale.fault(new InTurn(stale)));
      }
      if (node.badInTurn().isEmpty()) {
        mention(node).ifPresent(faults::add);
      }
    }
    return CheckOutcome.found(faults);
  }

  private static Optional<Fault> mention(Node node) {
    List<Served> leaves = node.leaves();
    for (Served one : leaves) {
      for (Served other : leaves.subList(leaves.indexOf(one) + 1, leaves.size())) {
        if (one.keyType().equals(other.keyType())) {
          Evidence both = new Both(node.address(), one.leaf(), other.leaf());
          return Optional.of(Fault.of(both).severity(Severity.NOTE).at(node.address()));
        }
      }
    }
    return Optional.empty();
  }

  /** A leaf that is not in order, served in turn with one that is. */
  record InTurn(Stale stale) implements Evidence {
    @Override
    public String sentence() {
      return "%s, in turn with the right one (%s): not every process or machine behind that address"
              .formatted(stale.serves(), stale.instead())
          + " has loaded it.";
    }

    @Override
    public Map<String, Object> values() {
      return stale.values();
    }

    @Override
    public Optional<String> remedy() {
      return Optional.of(
          ("Restart the TLS server on %s, or on each machine behind it: some process still serves"
                  + " the certificate with serial %s.")
              .formatted(stale.node(), Words.serial(stale.bad().leaf())));
    }
  }

  /** Two leaves of one key type. */
  record Both(NodeAddress node, Certificate one, Certificate other) implements Evidence {
    @Override
    public String sentence() {
      return ("%s serves two certificates of the same key type in turn: serial %s, valid until %s,"
              + " and serial %s, valid until %s.")
          .formatted(
              node,
              Words.serial(one),
              Words.date(one.notAfter()),
              Words.serial(other),
              Words.date(other.notAfter()));
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "address", node.text(), "one", Stale.describe(one), "other", Stale.describe(other));
    }
  }
}
