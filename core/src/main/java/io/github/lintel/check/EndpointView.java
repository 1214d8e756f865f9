package io.github.lintel.check;

import io.github.lintel.facts.EndpointFacts;
import java.time.Instant;
import java.util.List;

/**
 * An endpoint as a check sees it.
 *
 * @param facts what was observed
 * @param addresses its nodes, in the order of the facts
 * @param policy what is asked of it
 * @param at the moment of judgement
 */
public record EndpointView(
    EndpointFacts facts, List<AddressView> addresses, Policy policy, Instant at) {

  /** Copies the list. */
  public EndpointView {
    addresses = List.copyOf(addresses);
  }
}
