package io.github.lintel.internal.checks.deployment;

import io.github.lintel.check.EndpointView;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.internal.checks.AffectedFamily;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All nodes of an endpoint, and which of them serve the right certificate. */
record Fleet(List<Node> nodes, Wanted wanted, Instant at) {

  static Fleet of(EndpointView endpoint) {
    return new Fleet(
        endpoint.addresses().stream().map(Node::of).toList(),
        new Wanted(endpoint.facts().expected()),
        endpoint.at());
  }

  /** Returns whether some node shows several leaves; else none disagrees with itself. */
  static boolean someShowSeveral(EndpointView endpoint) {
    return endpoint.addresses().stream().anyMatch(address -> address.judged().size() > 1);
  }

  /** Returns the nodes that serve leaves, and not one good one among them. */
  List<Node> stale() {
    return nodes.stream().filter(Node::stale).toList();
  }

  /** Returns the address family that sets them apart from those that serve a good leaf. */
  Optional<AffectedFamily> staleFamily() {
    return AffectedFamily.of(
        stale().stream().map(Node::address).toList(),
        nodes.stream().filter(node -> !node.good().isEmpty()).map(Node::address).toList());
  }

  /** Returns whether some node serves a good leaf. */
  boolean someAreGood() {
    return nodes.stream().anyMatch(node -> !node.good().isEmpty());
  }

  /** Returns what {@code node} should serve instead of {@code bad}, and who does. */
  Stale compare(Node node, Served bad) {
    Optional<Certificate> right =
        wanted.insteadOf(bad.leaf()).or(() -> servedElsewhere(bad)).filter(r -> mayBe(r, bad));
    List<NodeAddress> rightNodes = right.map(this::servedBy).orElse(List.of());
    return new Stale(node.address(), bad, right, wanted, rightNodes, at);
  }

  /** A leaf of another key type is no model where somebody said what it takes. */
  private boolean mayBe(Certificate right, Served bad) {
    return wanted.isEmpty()
        || wanted.insteadOf(bad.leaf()).isPresent()
        || right.publicKey().algorithm().equals(bad.keyType());
  }

  private Optional<Certificate> servedElsewhere(Served bad) {
    return nodes.stream()
        .flatMap(node -> node.good().stream())
        .max(
            Comparator.<Served, Boolean>comparing(s -> s.keyType().equals(bad.keyType()))
                .thenComparing(s -> s.leaf().notAfter()))
        .map(Served::leaf);
  }

  private List<NodeAddress> servedBy(Certificate leaf) {
    return nodes.stream()
        .filter(node -> node.good().stream().anyMatch(s -> s.leaf().equals(leaf)))
        .map(Node::address)
        .toList();
  }
}
