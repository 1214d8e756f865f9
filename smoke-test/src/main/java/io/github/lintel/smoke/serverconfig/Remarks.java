package io.github.lintel.smoke.serverconfig;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects remarks, each once, and not without end. Not thread-safe. */
final class Remarks {
  private static final int MOST = 1000;

  private final Set<Remark> all = new LinkedHashSet<>();

  void add(Place place, String text) {
    if (all.size() < MOST) {
      all.add(new Remark(place, text));
    }
  }

  List<Remark> all() {
    return List.copyOf(all);
  }
}
