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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    List<NodeAddress> left = new ArrayList<>(endpoint.facts().resolution().addresses());
    endpoint.addresses().forEach(address -> left.remove(address.facts().address()));
    if (!left.isEmpty() && !endpoint.facts().interrupted()) {
      return CheckOutcome.inconclusive(
          Severity.ERROR, new TooMany(endpoint.facts().addresses().size(), left));
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

  /** The name has more addresses than one verification connects to. */
  record TooMany(int addresses, List<NodeAddress> notProbed) implements Evidence {
    @Override
    public String sentence() {
      return ("The name has %d addresses, of which the first %d were probed: one verification makes"
              + " no more connections. Nothing is known of the others: %s.")
          .formatted(addresses + notProbed.size(), addresses, Words.nodes(notProbed));
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values("addresses", addresses, "notProbed", Words.nodeValues(notProbed));
    }

    @Override
    public Optional<String> remedy() {
      return Optional.of("Verify the other addresses too: give them yourself, a few at a time.");
    }
  }
}
