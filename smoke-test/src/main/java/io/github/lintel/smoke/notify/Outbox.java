package io.github.lintel.smoke.notify;

import java.util.List;

/** Keeps what was not delivered yet. Thread-safe. */
public interface Outbox {

  /** Returns what was saved last, the oldest first. */
  List<Undelivered> load();

  /** Replaces what is kept. It tells by itself if that fails. */
  void save(List<Undelivered> all);

  /** Returns whether it outlives this process. */
  boolean lasting();

  /** Keeps nothing. */
  static Outbox none() {
    return new Outbox() {
      @Override
      public List<Undelivered> load() {
        return List.of();
      }

      @Override
      public void save(List<Undelivered> all) {}

      @Override
      public boolean lasting() {
        return false;
      }
    };
  }
}
