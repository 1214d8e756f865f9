package io.github.lintel.testkit;

import java.io.IOException;

/** Thrown through whatever is being said when the connection shall end at this point. */
final class EndNow extends IOException {
  private static final long serialVersionUID = 1;

  private final Ending ending;

  EndNow(Ending ending) {
    super("The connection ends here as told: " + ending);
    this.ending = ending;
  }

  Ending ending() {
    return ending;
  }
}
