package io.github.lintel.facts;

import java.util.Arrays;
import java.util.HexFormat;

/** An immutable sequence of bytes that compares by content. Thread-safe. */
public final class Bytes {
  private static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] value;
  private int hash; // 0 until it is asked for; computed twice at worst

  private Bytes(byte[] value) {
    this.value = value;
  }

  /** Returns a copy of the given bytes. */
  public static Bytes of(byte[] value) {
    return value.length == 0 ? EMPTY : new Bytes(value.clone());
  }

  /** Wraps bytes that nobody else will change. */
  static Bytes owned(byte[] value) {
    return value.length == 0 ? EMPTY : new Bytes(value);
  }

  /** Returns the empty sequence. */
  public static Bytes empty() {
    return EMPTY;
  }

  /** Returns a fresh copy. */
  public byte[] toByteArray() {
    return value.clone();
  }

  /** Returns the number of bytes. */
  public int size() {
    return value.length;
  }

  /** Returns whether there is no byte. */
  public boolean isEmpty() {
    return value.length == 0;
  }

  /** Returns the byte at {@code index} as a number from 0 to 255. */
  public int at(int index) {
    return value[index] & 0xff;
  }

  /** Returns lower-case hexadecimal digits without separators. */
  public String hex() {
    return HexFormat.of().formatHex(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      hash = Arrays.hashCode(value);
    }
    return hash;
  }

  @Override
  public String toString() {
    return hex();
  }
}
