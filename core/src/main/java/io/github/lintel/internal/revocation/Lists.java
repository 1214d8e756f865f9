package io.github.lintel.internal.revocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The revocation lists that are at hand, by the name of who issues them. */
final class Lists {
  /** Somebody may sign many lists; one search looks at no more of one name. */
  private static final int MAX_OF_ONE_ISSUER = 200;

  private final Map<String, List<Located>> byIssuer = new HashMap<>();

  /**
   * A list and where it comes from.
   *
   * @param list the list
   * @param location the URL or the file
   */
  record Located(RevocationList list, Optional<String> location) {}

  Lists(List<Located> all) {
    Set<String> seen = new HashSet<>();
    for (Located each : all) {
      List<Located> same =
          byIssuer.computeIfAbsent(each.list().issuer(), name -> new ArrayList<>(1));
      if (same.size() < MAX_OF_ONE_ISSUER && seen.add(each.list().sha256())) {
        same.add(each);
      }
    }
    // The newest says most.
    byIssuer
        .values()
        .forEach(
            lists -> lists.sort((a, b) -> b.list().thisUpdate().compareTo(a.list().thisUpdate())));
  }

  boolean isEmpty() {
    return byIssuer.isEmpty();
  }

  /** Returns the lists of an issuer, given by the key of its name; the newest first. */
  List<Located> of(String issuer) {
    return byIssuer.getOrDefault(issuer, List.of());
  }
}
