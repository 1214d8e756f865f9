package io.github.lintel.internal.checks;

import io.github.lintel.facts.NodeAddress;
import java.net.Inet6Address;
import java.util.List;
import java.util.Optional;

/**
 * IPv4 and IPv6. When what is wrong is so at every address of one kind and at none of the other,
 * some clients are hit and others are not, and one listener is what to look at.
 */
public enum AffectedFamily {
  IPV4("IPv4"),
  IPV6("IPv6");

  private final String text;

  AffectedFamily(String text) {
    this.text = text;
  }

  /**
   * Returns the family that sets bad nodes apart from good ones; empty if both have nodes of one
   * family, or if there is none of either.
   */
  public static Optional<AffectedFamily> of(List<NodeAddress> bad, List<NodeAddress> good) {
    Optional<AffectedFamily> theirs = common(bad);
    Optional<AffectedFamily> others = common(good);
    return theirs.filter(family -> others.isPresent() && others.get() != family);
  }

  /** Returns a sentence with a space in front, which says that the family tells them apart. */
  public String sentence() {
    return " That is so at every %s address and at no %s address."
        .formatted(text, this == IPV4 ? IPV6.text : IPV4.text);
  }

  /** Returns the usual name, as in {@code IPv6}. */
  @Override
  public String toString() {
    return text;
  }

  private static Optional<AffectedFamily> common(List<NodeAddress> nodes) {
    List<AffectedFamily> all =
        nodes.stream()
            .flatMap(node -> node.inet().stream())
            .map(inet -> inet instanceof Inet6Address ? IPV6 : IPV4)
            .distinct()
            .toList();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }
}
