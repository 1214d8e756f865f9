package io.github.lintel.internal.path;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.TrustAnchor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds trust anchors by what they are called. Immutable and thread-safe. */
final class IssuerIndex {
  private final Map<String, List<Node>> bySubject = new HashMap<>();
  private final Map<Certificate, Node> byCertificate = new HashMap<>();

  IssuerIndex(List<TrustAnchor> anchors) {
    for (TrustAnchor anchor : anchors) {
      Node node = Node.of(anchor);
      if (byCertificate.putIfAbsent(anchor.certificate(), node) == null) {
        bySubject.computeIfAbsent(node.subject(), name -> new ArrayList<>(1)).add(node);
      }
    }
  }

  Set<Certificate> certificates() {
    return byCertificate.keySet();
  }

  /** Returns the anchors with that subject, given in comparable form. */
  List<Node> withSubject(String comparable) {
    return bySubject.getOrDefault(comparable, List.of());
  }

  /** Returns the anchor that is this very certificate. */
  Optional<Node> anchor(Certificate certificate) {
    return Optional.ofNullable(byCertificate.get(certificate));
  }

  /** Returns whether an anchor has the same name and key. */
  boolean standsFor(Node node) {
    return withSubject(node.subject()).stream().anyMatch(node::sameAuthority);
  }
}
