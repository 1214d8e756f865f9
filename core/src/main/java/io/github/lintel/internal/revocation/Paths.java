package io.github.lintel.internal.revocation;

import io.github.lintel.facts.CandidatePath;
import io.github.lintel.facts.Certificate;
import java.util.ArrayList;
import java.util.List;

/** Paths with their anchors. */
final class Paths {
  private Paths() {}

  /** Returns the certificates of a path, leaf first, and its anchor at the end. */
  static List<Certificate> withAnchor(CandidatePath path) {
    List<Certificate> all = new ArrayList<>(path.certificates());
    path.anchor()
        .map(anchor -> anchor.certificate())
        .filter(anchor -> !all.contains(anchor))
        .ifPresent(all::add);
    return all;
  }
}
