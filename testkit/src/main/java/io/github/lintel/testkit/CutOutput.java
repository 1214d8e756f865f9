package io.github.lintel.testkit;

import java.io.IOException;
import java.io.OutputStream;

/** Lets so many bytes through, then ends the connection. */
final class CutOutput extends OutputStream {
  private final OutputStream out;
  private final Ending ending;
  private int left;

  CutOutput(OutputStream out, int bytes, Ending ending) {
    this.out = out;
    this.left = bytes;
    this.ending = ending;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int passed = Math.min(left, length);
    out.write(bytes, offset, passed);
    out.flush();
    left -= passed;
    if (left == 0) {
      throw new EndNow(ending);
    }
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }
}
