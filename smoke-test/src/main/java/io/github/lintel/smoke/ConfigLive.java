package io.github.lintel.smoke;

import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.facts.Expectation;
import io.github.lintel.smoke.serverconfig.Listener;
import io.github.lintel.smoke.serverconfig.Remark;
import io.github.lintel.smoke.serverconfig.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The front doors at which the running server should serve what the files of a site hold. */
final class ConfigLive {
  /** What stands for the first label of a wildcard, and for a site without names. */
  private static final String ANY = "any-name";

  private final Site site;
  private final String address;
  private final Expectation[] expected;
  private final List<Remark> remarks = new ArrayList<>();
  private final List<LiveEndpoint> endpoints = new ArrayList<>();

  /**
   * Finds them.
   *
   * @param address where to look instead of at the listeners' own addresses; empty for there
   */
  ConfigLive(Site site, String address) {
    this.site = site;
    this.address = address;
    this.expected =
        site.bundles().stream()
            .flatMap(files -> ConfigBundles.leaf(files).stream())
            .map(Expectation::certificate)
            .toArray(Expectation[]::new);
    if (expected.length > 0) {
      addresses().forEach(this::add);
    }
  }

  List<LiveEndpoint> endpoints() {
    return List.copyOf(endpoints);
  }

  List<Remark> remarks() {
    return List.copyOf(remarks);
  }

  /** Returns names that a site must serve: its own, else those of its certificate. */
  static List<String> names(Site site) {
    List<String> names = new ArrayList<>();
    site.names().forEach(name -> names.add(concrete(name)));
    if (names.isEmpty()) {
      ownName(site).ifPresent(names::add);
    }
    return names.isEmpty() ? List.of(ANY + ".invalid") : names;
  }

  private static Optional<String> ownName(Site site) {
    return site.bundles().stream()
        .limit(1)
        .flatMap(files -> ConfigBundles.leaf(files).stream())
        .flatMap(leaf -> leaf.serverNames().stream())
        .map(ConfigLive::concrete)
        .findFirst();
  }

  private static String concrete(String name) {
    return name.startsWith("*.") ? ANY + name.substring(1) : name;
  }

  private Map<Integer, List<String>> addresses() {
    Map<Integer, List<String>> byPort = new LinkedHashMap<>();
    for (Listener listener : site.listeners()) {
      List<String> of = byPort.computeIfAbsent(listener.port(), port -> new ArrayList<>());
      String host = address.isEmpty() ? reachable(listener.host()) : address;
      if (!of.contains(host)) {
        of.add(host);
      }
    }
    return byPort;
  }

  private static String reachable(String host) {
    return host.equals("*") ? "127.0.0.1" : host.equals("::") ? "::1" : host;
  }

  private void add(int port, List<String> addresses) {
    boolean nameless = site.names().isEmpty();
    for (String name : names(site)) {
      try {
        LiveEndpoint endpoint =
            Endpoint.live(name, port).at(addresses.toArray(String[]::new)).expecting(expected);
        endpoints.add(nameless ? endpoint.withoutServerName() : endpoint);
      } catch (IllegalArgumentException e) {
        remarks.add(new Remark(site.place(), "--live leaves out " + name + ": " + e.getMessage()));
      }
    }
  }
}
