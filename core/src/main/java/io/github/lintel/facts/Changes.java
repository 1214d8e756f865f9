package io.github.lintel.facts;

import io.github.lintel.facts.Change.Kind;
import io.github.lintel.facts.Snapshot.Link;
import io.github.lintel.facts.Snapshot.Node;
import io.github.lintel.facts.Snapshot.Served;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares two snapshots, node by node and key type by key type. */
final class Changes {
  private final Snapshot before;
  private final Snapshot after;
  private final Map<Change, List<String>> found = new LinkedHashMap<>();

  private Changes(Snapshot before, Snapshot after) {
    this.before = before;
    this.after = after;
  }

  static List<Change> between(Snapshot before, Snapshot after) {
    return new Changes(before, after).all();
  }

  private List<Change> all() {
    for (Node node : after.nodes()) {
      Optional<Node> same = find(before, node.address());
      if (same.isEmpty()) {
        add(node, Kind.NODE_ADDED, List.of(), List.of());
      }
      // A new node is compared with what the others served: networks change addresses.
      same.or(() -> before.nodes().stream().filter(n -> !n.served().isEmpty()).findFirst())
          .ifPresent(earlier -> compare(earlier, node));
    }
    for (Node node : before.nodes()) {
      if (find(after, node.address()).isEmpty()) {
        add(node, Kind.NODE_GONE, List.of(), List.of());
      }
    }
    return found.entrySet().stream()
        .map(
            e ->
                new Change(
                    e.getKey().kind(), e.getValue(), e.getKey().before(), e.getKey().after()))
        .toList();
  }

  private void compare(Node earlier, Node node) {
    if (!earlier.served().isEmpty() && node.served().isEmpty()) {
      add(node, Kind.ANSWER_LOST, List.of(), List.of());
      return;
    }
    if (earlier.served().isEmpty() && !node.served().isEmpty()) {
      add(node, Kind.ANSWER_BACK, List.of(), List.of());
      return;
    }
    List<String> keys = keys(earlier);
    if (!keys.equals(keys(node)) && !keys.isEmpty()) {
      add(node, Kind.KEY_CHANGED, keys, keys(node));
    }
    for (Served served : node.served()) {
      counterpart(earlier, served).ifPresent(old -> compare(node, old, served));
    }
    if (earlier.version().isPresent()
        && node.version().isPresent()
        && !earlier.version().equals(node.version())) {
      add(
          node,
          Kind.VERSION_CHANGED,
          List.of(earlier.version().get()),
          List.of(node.version().get()));
    }
  }

  private void compare(Node node, Served old, Served served) {
    if (!old.sha256().equals(served.sha256())) {
      add(node, Kind.LEAF_REPLACED, List.of(leaf(old)), List.of(leaf(served)));
    }
    if (!old.issuer().equals(served.issuer())) {
      add(node, Kind.ISSUER_CHANGED, List.of(old.issuer()), List.of(served.issuer()));
    }
    List<String> added = without(served.names(), old.names());
    if (!added.isEmpty()) {
      add(node, Kind.NAMES_ADDED, List.of(), added);
    }
    List<String> lost = without(old.names(), served.names());
    if (!lost.isEmpty()) {
      add(node, Kind.NAMES_LOST, lost, List.of());
    }
    if (!old.chain().equals(served.chain())) {
      add(node, Kind.CHAIN_CHANGED, links(old), links(served));
    }
  }

  private void add(Node node, Kind kind, List<String> from, List<String> to) {
    found
        .computeIfAbsent(new Change(kind, List.of(), from, to), ignored -> new ArrayList<>())
        .add(node.address());
  }

  private static Optional<Node> find(Snapshot snapshot, String address) {
    return snapshot.nodes().stream().filter(node -> node.address().equals(address)).findFirst();
  }

  /** The one of the same key type, else the first: it took its place. */
  private static Optional<Served> counterpart(Node earlier, Served served) {
    return earlier.served().stream()
        .filter(old -> old.keyType().equals(served.keyType()))
        .findFirst()
        .or(() -> earlier.served().stream().findFirst());
  }

  private static List<String> keys(Node node) {
    return node.served().stream().map(Served::key).sorted().toList();
  }

  private static List<String> links(Served served) {
    return served.chain().stream().map(Changes::link).toList();
  }

  /** Two authorities of one name are told by their fingerprints. */
  private static String link(Link link) {
    String subject = link.subject().isEmpty() ? "(not readable)" : link.subject();
    return subject
        + " (sha256 "
        + link.sha256().substring(0, Math.min(16, link.sha256().length()))
        + ")";
  }

  private static String leaf(Served served) {
    return "serial " + served.serialNumber() + " until " + served.notAfter();
  }

  private static List<String> without(List<String> names, List<String> others) {
    return names.stream().filter(name -> !others.contains(name)).distinct().toList();
  }
}
