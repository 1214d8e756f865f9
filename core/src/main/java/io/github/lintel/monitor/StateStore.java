package io.github.lintel.monitor;

import java.util.Map;

/** Keeps what a monitor remembers across restarts. A monitor calls it from one thread at a time. */
public interface StateStore {

  /** Returns what was saved last, by front door; nothing if there is nothing. */
  Map<String, WatchState> load();

  /**
   * Saves all that is remembered. If this throws, it is logged, and the next change tries again.
   */
  void save(Map<String, WatchState> states);

  /** Remembers nothing. */
  static StateStore none() {
    return new StateStore() {
      @Override
      public Map<String, WatchState> load() {
        return Map.of();
      }

      @Override
      public void save(Map<String, WatchState> states) {}
    };
  }
}
