package io.github.lintel.testkit;

import java.io.IOException;

/** A behaviour that is told in a few lines. */
final class ScriptedBehaviour extends Behaviour {
  private final String name;
  private final Script script;

  ScriptedBehaviour(String name, Script script) {
    this.name = name;
    this.script = script;
  }

  @Override
  void meet(Visit visit) throws IOException {
    script.play(visit);
  }

  @Override
  public String toString() {
    return name;
  }

  interface Script {
    void play(Visit visit) throws IOException;
  }
}
