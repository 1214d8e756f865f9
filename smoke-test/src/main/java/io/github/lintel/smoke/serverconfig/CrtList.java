package io.github.lintel.smoke.serverconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a {@code crt-list}: a certificate a line, its options in brackets, its names. */
final class CrtList {
  private CrtList() {}

  static List<HaproxyEntry> read(
      String path, Place place, HaproxyStores stores, ConfigFiles files, Remarks remarks) {
    if (path.indexOf('$') >= 0) {
      remarks.add(place, "crt-list " + path + " cannot be resolved: its variable is not known");
      return List.of();
    }
    Optional<String> text = files.read(path);
    if (text.isEmpty()) {
      remarks.add(place, "cannot read " + path);
      return List.of();
    }
    Optional<String> problem = ConfigText.problem(text.get());
    if (problem.isPresent()) {
      remarks.add(place, path + " is left out: " + problem.get());
      return List.of();
    }
    List<HaproxyEntry> entries = new ArrayList<>();
    for (HaproxyLine line : HaproxyLine.lines(path, text.get(), remarks)) {
      List<String> filters = withoutOptions(line);
      for (BundleFiles bundle : stores.find(line.keyword(), line.place())) {
        entries.add(new HaproxyEntry(bundle, filters, line.place()));
      }
    }
    return entries;
  }

  private static List<String> withoutOptions(HaproxyLine line) {
    List<String> filters = new ArrayList<>();
    boolean inside = false;
    for (String word : line.words().subList(1, line.words().size())) {
      inside |= word.startsWith("[");
      if (!inside) {
        filters.add(word);
      }
      inside &= !word.endsWith("]");
    }
    return filters;
  }
}
