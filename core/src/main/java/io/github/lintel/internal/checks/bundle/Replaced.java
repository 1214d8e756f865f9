package io.github.lintel.internal.checks.bundle;

import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.EndpointView;
import io.github.lintel.check.Fault;
import io.github.lintel.facts.BundleFacts;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.facts.ServerName;
import io.github.lintel.facts.Snapshot;
import io.github.lintel.facts.Snapshot.Served;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a bundle replaces, and what it brings. A certificate that is for none of the names that were
 * asked for is another site's, which answers in this one's place: it is not replaced.
 *
 * @param target the endpoint that serves it
 * @param served the leaves that are served, one for each key type
 * @param leaves the leaves of the bundles
 */
record Replaced(String target, List<Served> served, List<Certificate> leaves) {

  /** Runs a rule if it is known what is replaced. */
  static CheckOutcome judge(EndpointView endpoint, Function<Replaced, List<Fault>> rule) {
    Optional<BundleFacts> bundle = endpoint.facts().bundle();
    if (bundle.isEmpty()) {
      return Bundles.notABundle();
    }
    if (bundle.get().replaced().isEmpty()) {
      return CheckOutcome.notApplicable("what it replaces was not said");
    }
    Snapshot snapshot = bundle.get().replaced().get();
    Replaced replaced =
        new Replaced(
            snapshot.target(),
            snapshot.served().stream().filter(s -> forThisSite(s, endpoint)).toList(),
            bundle.get().all().stream().flatMap(b -> b.leaf().stream()).toList());
    if (replaced.served().isEmpty() || replaced.leaves().isEmpty()) {
      return CheckOutcome.notApplicable("there is nothing to compare");
    }
    return CheckOutcome.found(
        rule.apply(replaced).stream().map(fault -> fault.at(NodeAddress.inMemory())).toList());
  }

  /** Returns the types of the keys that are served, as in {@code RSA}. */
  List<String> keyTypesBefore() {
    return served.stream().map(Served::keyType).distinct().sorted().toList();
  }

  /** Returns the types of the bundles' keys. */
  List<String> keyTypesAfter() {
    return leaves.stream().map(leaf -> leaf.publicKey().algorithm()).distinct().sorted().toList();
  }

  /** Returns the names that are served and that a leaf does not cover. */
  List<String> namesLost() {
    List<String> lost = new ArrayList<>();
    for (Served each : served) {
      for (String name : each.names()) {
        if (!lost.contains(name) && !leaves.stream().allMatch(leaf -> covers(leaf, name))) {
          lost.add(name);
        }
      }
    }
    return lost;
  }

  /** A wildcard is covered by itself only. */
  private static boolean covers(Certificate leaf, String name) {
    return leaf.serverNames().stream().anyMatch(name::equalsIgnoreCase)
        || name.indexOf('*') < 0 && ServerName.dns(name).matchedBy(leaf);
  }

  private static boolean forThisSite(Served served, EndpointView endpoint) {
    return endpoint.facts().names().stream()
        .anyMatch(name -> served.names().stream().anyMatch(n -> matches(name, n)));
  }

  private static boolean matches(ServerName name, String presented) {
    int dot = name.text().indexOf('.');
    return presented.equalsIgnoreCase(name.text())
        || presented.startsWith("*.")
            && dot > 0
            && !name.isAddress()
            && presented.substring(1).equalsIgnoreCase(name.text().substring(dot));
  }
}
