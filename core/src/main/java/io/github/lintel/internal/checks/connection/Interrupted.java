package io.github.lintel.internal.checks.connection;

import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.EndpointCheck;
import io.github.lintel.check.EndpointView;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Words;
import java.util.List;
import java.util.Map;

/** A verification that was stopped from our side before it was complete tells nothing for sure. */
public final class Interrupted implements EndpointCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("connection.interrupted", "the verification was stopped before it was complete")
          .severity(Severity.ERROR)
          .rank(190);

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(EndpointView endpoint) {
    if (endpoint.facts().bundle().isPresent()) {
      return CheckOutcome.notApplicable(
          "a bundle that cannot be served is judged as it lies there");
    }
    List<NodeAddress> open =
        endpoint.addresses().stream()
            .filter(address -> FailureCause.of(address) == FailureCause.CANCELLED)
            .map(AddressView::facts)
            .map(facts -> facts.address())
            .toList();
    return endpoint.facts().interrupted() || !open.isEmpty()
        ? CheckOutcome.inconclusive(
            Severity.ERROR, new Stopped(endpoint.facts().addresses().size(), open))
        : CheckOutcome.passed();
  }

  /** How much of the work was left. */
  record Stopped(int addresses, List<NodeAddress> notProbed) implements Evidence {
    @Override
    public String sentence() {
      return "The verification was stopped before it was complete%s."
          .formatted(notProbed.isEmpty() ? "" : "; nothing is known of " + Words.nodes(notProbed));
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values("addresses", addresses, "notProbed", Words.nodeValues(notProbed));
    }
  }
}
