package io.github.lintel.internal.probe;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the presentation language of RFC 8446 section 3 from bytes that nobody vouches for. Reading
 * past the end throws {@link Truncated}, which callers turn into "not told".
 */
final class WireReader {
  private final byte[] data;
  private final int end;
  private int at;

  WireReader(byte[] data) {
    this(data, 0, data.length);
  }

  private WireReader(byte[] data, int at, int end) {
    this.data = data;
    this.at = at;
    this.end = end;
  }

  /** The bytes end before the structure does. */
  static final class Truncated extends Exception {
    private static final long serialVersionUID = 1L;
  }

  boolean hasMore() {
    return at < end;
  }

  /** Reads a big-endian number of 1 to 3 bytes. */
  int number(int bytes) throws Truncated {
    need(bytes);
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value = value << 8 | data[at++] & 0xff;
    }
    return value;
  }

  void skip(int bytes) throws Truncated {
    need(bytes);
    at += bytes;
  }

  /** Reads a vector whose length stands before it in so many bytes. */
  WireReader vector(int lengthBytes) throws Truncated {
    int length = number(lengthBytes);
    need(length);
    WireReader inside = new WireReader(data, at, at + length);
    at += length;
    return inside;
  }

  byte[] rest() {
    byte[] bytes = Arrays.copyOfRange(data, at, end);
    at = end;
    return bytes;
  }

  /** Reads a list of extensions; of a repeated one the first counts. */
  Map<Integer, byte[]> extensions() throws Truncated {
    Map<Integer, byte[]> all = new HashMap<>();
    WireReader list = vector(2);
    while (list.hasMore()) {
      int type = list.number(2);
      all.putIfAbsent(type, list.vector(2).rest());
    }
    return all;
  }

  private void need(int bytes) throws Truncated {
    if (bytes < 0 || end - at < bytes) {
      throw new Truncated();
    }
  }
}
