package io.github.lintel.smoke.serverconfig;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is served for some names.
 *
 * @param listeners where; empty if the addresses could not be resolved
 * @param names host names, with {@code *} for a first label; empty if it is for no name of its own
 * @param isDefault whether it is also for names that nobody configured, and for clients that send
 *     none
 * @param bundles what is served, one for each key type; never empty
 * @param place where it is configured
 */
public record Site(
    List<Listener> listeners,
    List<String> names,
    boolean isDefault,
    List<BundleFiles> bundles,
    Place place) {

  /** Copies the lists. */
  public Site {
    listeners = List.copyOf(listeners);
    names = List.copyOf(names);
    bundles = List.copyOf(bundles);
  }

  /** Returns these, with those together that differ in nothing but the listener. */
  static List<Site> merged(List<Site> sites) {
    Map<Site, List<Listener>> listeners = new LinkedHashMap<>();
    for (Site site : sites) {
      listeners
          .computeIfAbsent(site.at(List.of()), same -> new ArrayList<>())
          .addAll(site.listeners);
    }
    return listeners.entrySet().stream().map(e -> e.getKey().at(e.getValue())).toList();
  }

  private Site at(List<Listener> others) {
    return new Site(others, names, isDefault, bundles, place);
  }
}
