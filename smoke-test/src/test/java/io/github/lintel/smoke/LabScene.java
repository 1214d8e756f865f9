package io.github.lintel.smoke;

import java.io.IOException;

/** Sets up a front door. */
@FunctionalInterface
interface LabScene {
  LabDoor open(LabBench bench) throws IOException;
}
