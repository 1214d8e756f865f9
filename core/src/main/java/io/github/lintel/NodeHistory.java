package io.github.lintel;

import io.github.lintel.Convergence.Step;
import io.github.lintel.facts.Change;
import io.github.lintel.facts.Change.Kind;
import io.github.lintel.facts.Snapshot;
import io.github.lintel.facts.Snapshot.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What changed at which node from one look to the next. A node that restarts is compared with what
 * it served before. Not thread-safe.
 */
final class NodeHistory {
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Node> previous = new HashMap<>();
  private final Map<String, Node> lastServing = new HashMap<>();
  private boolean first = true;

  void add(Snapshot now, Duration after) {
    Set<String> present = now.nodes().stream().map(Node::address).collect(Collectors.toSet());
    for (Node node : now.nodes()) {
      for (Change change : changes(node, now)) {
        steps.add(new Step(now.takenAt(), after, change));
      }
    }
    for (String gone : List.copyOf(previous.keySet())) {
      if (!present.contains(gone)) {
        steps.add(new Step(now.takenAt(), after, change(Kind.NODE_GONE, gone)));
        previous.remove(gone);
      }
    }
    for (Node node : now.nodes()) {
      previous.put(node.address(), node);
      if (!node.served().isEmpty()) {
        lastServing.put(node.address(), node);
      }
    }
    first = false;
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }

  private List<Change> changes(Node node, Snapshot now) {
    Node before = previous.get(node.address());
    if (before == null) {
      return first ? List.of() : List.of(change(Kind.NODE_ADDED, node.address()));
    }
    Node served = lastServing.get(node.address());
    if (before.served().isEmpty() == node.served().isEmpty()) {
      return served == null || node.served().isEmpty()
          ? List.of()
          : compare(served, node, now).toList();
    }
    if (node.served().isEmpty()) {
      return List.of(change(Kind.ANSWER_LOST, node.address()));
    }
    Stream<Change> back = Stream.of(change(Kind.ANSWER_BACK, node.address()));
    return served == null
        ? back.toList()
        : Stream.concat(back, compare(served, node, now)).toList();
  }

  /** Key types of which only one look tells are left out: not every look asks for both. */
  private static Stream<Change> compare(Node before, Node after, Snapshot now) {
    Set<String> types = keyTypes(before);
    types.retainAll(keyTypes(after));
    return snapshot(after, types, now).changesSince(snapshot(before, types, now)).stream();
  }

  private static Set<String> keyTypes(Node node) {
    return node.served().stream().map(served -> served.keyType()).collect(Collectors.toSet());
  }

  private static Snapshot snapshot(Node node, Set<String> types, Snapshot like) {
    Node part =
        types.isEmpty()
            ? node
            : new Node(
                node.address(),
                node.version(),
                node.served().stream().filter(s -> types.contains(s.keyType())).toList());
    return new Snapshot(like.target(), like.takenAt(), List.of(part));
  }

  private static Change change(Kind kind, String address) {
    return new Change(kind, List.of(address), List.of(), List.of());
  }
}
