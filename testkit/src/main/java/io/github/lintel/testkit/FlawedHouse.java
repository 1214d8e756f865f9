package io.github.lintel.testkit;

import java.util.List;

/**
 * The nodes of a flawed front door.
 *
 * @param nodes one after another from 127.0.0.1 on
 * @param expected what every node should serve; empty if that is not known
 */
record FlawedHouse(List<Behaviour> nodes, List<Credential> expected) {
  static FlawedHouse of(Behaviour... nodes) {
    return new FlawedHouse(List.of(nodes), List.of());
  }

  FlawedHouse expecting(Credential... all) {
    return new FlawedHouse(nodes, List.of(all));
  }
}
