package io.github.lintel.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Inverts one byte of all that passes. */
final class FlipOutput extends OutputStream {
  private final OutputStream out;
  private long before;

  FlipOutput(OutputStream out, int offset) {
    this.out = out;
    this.before = offset;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    byte[] copy = Arrays.copyOfRange(bytes, offset, offset + length);
    if (before >= 0 && before < length) {
      copy[(int) before] ^= (byte) 0xff;
    }
    before -= length;
    out.write(copy);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }
}
