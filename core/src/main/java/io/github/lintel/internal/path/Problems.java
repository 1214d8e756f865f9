package io.github.lintel.internal.path;

import io.github.lintel.facts.PathProblem;
import io.github.lintel.facts.PathRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one path. Not thread-safe. */
final class Problems {
  /** Of the same rule in the same certificate; a hostile one breaks a rule thousands of times. */
  private static final int MAX_ALIKE = 10;

  private final List<PathProblem> all = new ArrayList<>(2);

  void add(PathRule rule, int depth, String found, String required) {
    long alike = all.stream().filter(p -> p.rule() == rule && p.depth() == depth).count();
    if (alike < MAX_ALIKE) {
      all.add(new PathProblem(rule, depth, found, required));
    }
  }

  /** Returns them from the leaf upwards. */
  List<PathProblem> sorted() {
    all.sort(Comparator.comparingInt(PathProblem::depth));
    return all;
  }
}
