package io.github.lintel.internal.checks.deployment;

import io.github.lintel.check.AddressView;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.NodeAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A node and the leaves that it serves under the real name: none if its handshakes failed early,
 * one per key type as a rule, more of one key type if it alternates.
 *
 * <p>With an expectation a leaf is good if it is expected, and nothing else about it counts here;
 * without one it is good if clients take it and will for a while.
 */
record Node(NodeAddress address, List<Served> leaves) {

  static Node of(AddressView address) {
    List<HandshakeView> shown =
        address.judged().stream().filter(handshake -> handshake.leaf().isPresent()).toList();
    Wanted wanted = new Wanted(address.endpoint().expected());
    boolean servesExpected =
        shown.stream().anyMatch(handshake -> wanted.metBy(handshake.leaf().orElseThrow()));
    List<Served> leaves = new ArrayList<>();
    for (HandshakeView handshake : shown) {
      Certificate leaf = handshake.leaf().orElseThrow();
      if (wanted.isEmpty()) {
        leaves.add(new Served(handshake, leaf, Trouble.of(handshake, leaf)));
      } else if (wanted.metBy(leaf)) {
        leaves.add(new Served(handshake, leaf, Optional.empty()));
      } else if (wanted.speaksOf(leaf) || !servesExpected) {
        leaves.add(new Served(handshake, leaf, Optional.of(Trouble.notExpected())));
      } // else nobody said which leaf of that key type it should be
    }
    return new Node(address.facts().address(), List.copyOf(leaves));
  }

  List<Served> good() {
    return leaves.stream().filter(Served::good).toList();
  }

  /** Returns the leaves in trouble, those that lie beside no good leaf of their key type. */
  List<Served> bad() {
    Set<String> goodTypes = good().stream().map(Served::keyType).collect(Collectors.toSet());
    return leaves.stream().filter(s -> !s.good() && !goodTypes.contains(s.keyType())).toList();
  }

  /** Returns the leaves in trouble that are served in turn with a good one of their key type. */
  List<Served> badInTurn() {
    List<Served> bad = bad();
    return leaves.stream().filter(s -> !s.good() && !bad.contains(s)).toList();
  }

  /** Returns whether it serves leaves, and not one good one among them. */
  boolean stale() {
    return !leaves.isEmpty() && good().isEmpty();
  }
}
