package io.github.lintel.internal.checks;

import io.github.lintel.check.AddressView;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.NodeAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The other nodes of an endpoint: whether a client can do without this one. */
public final class Neighbours {
  private Neighbours() {}

  /** Returns the other nodes that completed a handshake. */
  public static List<NodeAddress> answering(AddressView address) {
    return others(address)
        .filter(other -> other.handshakes().stream().anyMatch(HandshakeFacts::completed))
        .map(AddressFacts::address)
        .toList();
  }

  /** Returns the other nodes that were probed at all. */
  public static List<NodeAddress> probed(AddressView address) {
    return others(address)
        .filter(other -> other.primary().ending() != Ending.NO_ROUTE)
        .filter(other -> other.primary().ending() != Ending.CANCELLED)
        .map(AddressFacts::address)
        .toList();
  }

  /**
   * Returns the address family of all nodes that do not answer, if all that do are of the other.
   */
  public static Optional<AffectedFamily> silentFamily(AddressView address) {
    List<NodeAddress> answering = answering(address);
    List<NodeAddress> silent = new ArrayList<>(probed(address));
    silent.removeAll(answering);
    silent.add(address.facts().address());
    return AffectedFamily.of(silent, answering);
  }

  /**
   * Returns how bad it is that no connection can be made to this node. Clients try the next address
   * when they get no connection; they do not when a handshake fails.
   */
  public static Severity severityOfNoConnection(AddressView address) {
    return answering(address).isEmpty() ? Severity.ERROR : Severity.WARNING;
  }

  private static Stream<AddressFacts> others(AddressView address) {
    return address.endpoint().addresses().stream()
        .filter(other -> !other.address().equals(address.facts().address()));
  }
}
