package io.github.lintel.check;

import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.EndpointFacts;
import java.time.Instant;
import java.util.List;

/**
 * A node as a check sees it.
 *
 * @param endpoint what was observed of the endpoint that it belongs to
 * @param facts what was observed of this node
 * @param judged the first handshake, then those that showed another leaf under the real name; never
 *     empty
 * @param policy what is asked of it
 * @param at the moment of judgement
 */
public record AddressView(
    EndpointFacts endpoint,
    AddressFacts facts,
    List<HandshakeView> judged,
    Policy policy,
    Instant at) {

  /** Copies the list. */
  public AddressView {
    judged = List.copyOf(judged);
  }

  /** Returns the first handshake, made as a modern client. */
  public HandshakeView primary() {
    return judged.get(0);
  }
}
