package io.github.lintel.testkit;

/** Nobody is met, because nothing is accepted. */
final class DeafBehaviour extends Behaviour {
  static final DeafBehaviour REFUSING = new DeafBehaviour("refuse");
  static final DeafBehaviour IGNORING = new DeafBehaviour("ignore");

  private final String name;

  private DeafBehaviour(String name) {
    this.name = name;
  }

  @Override
  boolean listens() {
    return false;
  }

  @Override
  void meet(Visit visit) {
    throw new IllegalStateException("Accepted a connection while told to " + name);
  }

  @Override
  public String toString() {
    return name;
  }
}
