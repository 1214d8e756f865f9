package io.github.lintel.smoke.serverconfig;

import io.github.lintel.endpoint.CertificateChain;
import io.github.lintel.facts.Certificate;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which certificates a bind line serves for which name: of each key type the first that is loaded
 * for it, by its filters or else by the names in it.
 */
final class HaproxyNames {
  private final Remarks remarks;
  private final Map<BundleFiles, Optional<Certificate>> leaves = new LinkedHashMap<>();

  HaproxyNames(Remarks remarks) {
    this.remarks = remarks;
  }

  List<Site> sites(HaproxyBind bind) {
    Map<String, List<HaproxyEntry>> byName = new LinkedHashMap<>();
    List<HaproxyEntry> nameless = new ArrayList<>();
    for (HaproxyEntry entry : bind.entries()) {
      Set<String> names = names(entry);
      names.forEach(name -> byName.computeIfAbsent(name, n -> new ArrayList<>()).add(entry));
      if (names.isEmpty()) {
        nameless.add(entry);
      }
    }
    Map<List<HaproxyEntry>, List<String>> together = new LinkedHashMap<>();
    byName.forEach(
        (name, entries) ->
            together.computeIfAbsent(chosen(name, entries), e -> new ArrayList<>()).add(name));
    nameless.forEach(entry -> together.putIfAbsent(List.of(entry), new ArrayList<>()));
    List<Site> sites = new ArrayList<>();
    Optional<HaproxyEntry> first =
        bind.strict() ? Optional.empty() : bind.entries().stream().findFirst();
    boolean told = false;
    for (Map.Entry<List<HaproxyEntry>, List<String>> site : together.entrySet()) {
      boolean isDefault = !told && first.filter(site.getKey()::contains).isPresent();
      told |= isDefault;
      sites.add(
          new Site(
              bind.listeners(),
              site.getValue(),
              isDefault,
              site.getKey().stream().map(HaproxyEntry::bundle).toList(),
              site.getKey().get(0).place()));
    }
    return sites;
  }

  private List<HaproxyEntry> chosen(String name, List<HaproxyEntry> entries) {
    Map<String, HaproxyEntry> byKeyType = new LinkedHashMap<>();
    for (HaproxyEntry entry : entries) {
      String type = leaf(entry.bundle()).map(l -> l.publicKey().algorithm()).orElse("");
      HaproxyEntry before = byKeyType.putIfAbsent(type, entry);
      if (before != null && !before.bundle().equals(entry.bundle())) {
        String first = before.bundle().chain();
        remarks.add(
            entry.place(),
            entry.bundle().chain() + " is not served for " + name + ": " + first + " comes first");
      }
    }
    return List.copyOf(byKeyType.values());
  }

  private Set<String> names(HaproxyEntry entry) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> not = new LinkedHashSet<>();
    for (String filter : entry.filters()) {
      (filter.startsWith("!") ? not : names)
          .add(filter.replaceFirst("^!", "").toLowerCase(Locale.ROOT));
    }
    if (names.isEmpty()) {
      leaf(entry.bundle()).ifPresent(leaf -> names.addAll(leaf.serverNames()));
    }
    names.removeAll(not);
    for (String name : List.copyOf(names)) {
      if (!HostNames.isOne(name) || name.matches("[0-9.]+")) {
        names.remove(name); // an address: nobody asks for it by name
      }
    }
    return names;
  }

  private Optional<Certificate> leaf(BundleFiles bundle) {
    return leaves.computeIfAbsent(bundle, HaproxyNames::read);
  }

  private static Optional<Certificate> read(BundleFiles bundle) {
    try {
      return Optional.of(CertificateChain.pem(Path.of(bundle.chain())).leaf());
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return Optional.empty(); // the gate tells what is wrong with it
    }
  }
}
