package io.github.lintel.testkit;

import java.io.IOException;
import java.io.OutputStream;

/** Byte by byte, with a pause before each. */
final class DripOutput extends OutputStream {
  private final OutputStream out;
  private final Pause pause;

  DripOutput(OutputStream out, Pause pause) {
    this.out = out;
    this.pause = pause;
  }

  @Override
  public void write(int value) throws IOException {
    pause.take();
    out.write(value);
    out.flush();
  }

  interface Pause {
    void take() throws IOException;
  }
}
