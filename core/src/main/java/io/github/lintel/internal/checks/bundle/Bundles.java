package io.github.lintel.internal.checks.bundle;

import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.EndpointView;
import io.github.lintel.check.Fault;
import io.github.lintel.facts.BundleFacts;
import io.github.lintel.facts.NodeAddress;
import java.util.List;
import java.util.function.Function;

/** Runs a rule over each bundle of an endpoint in memory. */
final class Bundles {
  private Bundles() {}

  static CheckOutcome each(EndpointView endpoint, Function<BundleFacts, List<Fault>> rule) {
    if (endpoint.facts().bundle().isEmpty()) {
      return notABundle();
    }
    return CheckOutcome.found(
        endpoint.facts().bundle().get().all().stream()
            .flatMap(bundle -> rule.apply(bundle).stream())
            .map(fault -> fault.at(NodeAddress.inMemory()))
            .toList());
  }

  static CheckOutcome notABundle() {
    return CheckOutcome.notApplicable("the endpoint is live, not a bundle");
  }
}
