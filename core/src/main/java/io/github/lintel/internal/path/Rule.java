package io.github.lintel.internal.path;

/** One rule for paths. It collects every breach, not only the first. Stateless and thread-safe. */
interface Rule {

  /** Judges a path, complete or not. */
  void judge(PathView path, Problems problems);
}
