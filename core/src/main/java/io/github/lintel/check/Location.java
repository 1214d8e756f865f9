package io.github.lintel.check;

import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.NodeAddress;
import java.util.Optional;

/** Where a finding belongs. */
public sealed interface Location {

  /** Returns the node, unless it belongs to the endpoint as a whole. */
  default Optional<NodeAddress> address() {
    return Optional.empty();
  }

  /** The endpoint as a whole. */
  record OfEndpoint() implements Location {}

  /** One node. */
  record OfAddress(NodeAddress node) implements Location {
    @Override
    public Optional<NodeAddress> address() {
      return Optional.of(node);
    }
  }

  /** One handshake with one node. */
  record OfHandshake(NodeAddress node, ClientKind client) implements Location {
    @Override
    public Optional<NodeAddress> address() {
      return Optional.of(node);
    }
  }

  /**
   * One certificate that one node presented.
   *
   * @param node the node
   * @param client the handshake in which it was presented
   * @param depth its position among the presented certificates, or in the path if it was not
   *     presented; 0 is the leaf
   * @param subject its subject by RFC 4514; from the network
   * @param sha256 its fingerprint
   */
  record OfCertificate(
      NodeAddress node, ClientKind client, int depth, String subject, String sha256)
      implements Location {
    @Override
    public Optional<NodeAddress> address() {
      return Optional.of(node);
    }
  }
}
