package io.github.lintel.facts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one address showed.
 *
 * @param address the node
 * @param handshakes the first one, made as a modern client, then the others in the order in which
 *     they were started; never empty
 * @param observations what observers brought, by the type of their facts
 */
public record AddressFacts(
    NodeAddress address, List<HandshakeFacts> handshakes, Map<Class<?>, Object> observations) {

  /** Copies the collections. */
  public AddressFacts {
    handshakes = List.copyOf(handshakes);
    observations = Map.copyOf(observations);
    if (handshakes.isEmpty()) {
      throw new IllegalArgumentException("no handshake with " + address);
    }
  }

  /** Returns the first handshake, made as a modern client. */
  public HandshakeFacts primary() {
    return handshakes.get(0);
  }

  /** Returns the last handshake made as that client. */
  public Optional<HandshakeFacts> as(ClientKind client) {
    for (int i = handshakes.size() - 1; i >= 0; i--) {
      if (handshakes.get(i).client() == client) {
        return Optional.of(handshakes.get(i));
      }
    }
    return Optional.empty();
  }

  /** Returns what an observer brought. */
  public <T> Optional<T> observation(Class<T> type) {
    return Optional.ofNullable(observations.get(type)).map(type::cast);
  }

  /** Returns a copy that has one more observation. */
  public <T> AddressFacts observing(Class<T> type, T observation) {
    Map<Class<?>, Object> all = new HashMap<>(observations);
    all.put(type, observation);
    return new AddressFacts(address, handshakes, all);
  }
}
