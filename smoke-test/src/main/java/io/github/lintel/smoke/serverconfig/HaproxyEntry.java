package io.github.lintel.smoke.serverconfig;

import java.util.List;

/**
 * One certificate that a bind line may serve.
 *
 * @param bundle its files
 * @param filters the names that it is for, some with {@code !} before them; empty for its own
 * @param place where it is named
 */
record HaproxyEntry(BundleFiles bundle, List<String> filters, Place place) {

  HaproxyEntry {
    filters = List.copyOf(filters);
  }
}
