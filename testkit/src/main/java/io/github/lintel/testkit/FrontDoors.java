package io.github.lintel.testkit;

/** Front doors of {@link Site}. */
final class FrontDoors {
  private FrontDoors() {}

  /** One node for each behaviour. */
  static FrontDoor of(Behaviour... behaviours) {
    FrontDoor.Builder builder = FrontDoor.builder().site(Site.ROOT, Site.GOOD);
    for (Behaviour behaviour : behaviours) {
      builder.node(behaviour);
    }
    return builder.start();
  }
}
