package io.github.lintel.testkit;

import java.io.IOException;
import java.io.OutputStream;

/** As it comes, but each piece after a pause. */
final class LateOutput extends OutputStream {
  private final OutputStream out;
  private final DripOutput.Pause pause;

  LateOutput(OutputStream out, DripOutput.Pause pause) {
    this.out = out;
    this.pause = pause;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    pause.take();
    out.write(bytes, offset, length);
    out.flush();
  }
}
