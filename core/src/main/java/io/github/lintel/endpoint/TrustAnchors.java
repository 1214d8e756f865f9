package io.github.lintel.endpoint;

import io.github.lintel.facts.TrustAnchor;
import java.util.List;

/** Whom to trust. Immutable and thread-safe. */
public final class TrustAnchors {
  private final List<TrustAnchor> anchors;

  TrustAnchors(List<TrustAnchor> anchors) {
    this.anchors = List.copyOf(anchors);
  }

  /** The trust anchors of this JDK. */
  public static TrustAnchors jdk() {
    return new TrustAnchors(List.of());
  }

  /** Returns the anchors. */
  public List<TrustAnchor> anchors() {
    return anchors;
  }
}
