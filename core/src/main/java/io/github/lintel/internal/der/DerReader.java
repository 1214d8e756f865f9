package io.github.lintel.internal.der;

import java.util.Optional;

/**
 * Reads DER values one after the other from a stretch of bytes. It copies nothing and descends into
 * nothing unless told to, so a hostile nesting costs nothing. Not thread-safe.
 *
 * <p>Bouncy Castle's object model is not used here: it re-encodes what it read, and what was signed
 * must be compared and verified as presented.
 */
public final class DerReader {
  private static final int HIGH_TAG_NUMBER = 0x1f;

  private final byte[] source;
  private final int end;
  private int position;

  private DerReader(byte[] source, int from, int end) {
    this.source = source;
    this.position = from;
    this.end = end;
  }

  /** Reads from these bytes, which must not change while they are read. */
  public static DerReader of(byte[] der) {
    return new DerReader(der, 0, der.length);
  }

  /** Reads from a stretch of these bytes, which must not change while they are read. */
  public static DerReader of(byte[] source, int from, int end) {
    return new DerReader(source, from, end);
  }

  /** Reads the one value that the bytes consist of. */
  public static DerValue single(byte[] der) throws DerException {
    DerReader reader = of(der);
    DerValue value = reader.next();
    reader.end("bytes follow the end of the outermost value");
    return value;
  }

  /** Returns whether nothing is left. */
  public boolean isEmpty() {
    return position == end;
  }

  /** Returns where in the source the next value begins. */
  public int position() {
    return position;
  }

  /** Returns whether the next value has that tag. */
  public boolean nextIs(int tag) {
    return position < end && (source[position] & 0xff) == tag;
  }

  /** Reads the next value, whatever it is. */
  public DerValue next() throws DerException {
    int start = position;
    if (end - start < 2) {
      throw new DerException("cut off");
    }
    int tag = source[start] & 0xff;
    if ((tag & HIGH_TAG_NUMBER) == HIGH_TAG_NUMBER) {
      throw new DerException("a tag number above 30");
    }
    int at = start + 1;
    int length = source[at++] & 0xff;
    if (length > 0x7f) {
      int octets = length & 0x7f;
      if (octets == 0) {
        throw new DerException("an indefinite length");
      }
      if (octets > 4) {
        throw new DerException("a length of more than 4 octets");
      }
      if (end - at < octets) {
        throw new DerException("cut off");
      }
      long value = 0;
      for (int i = 0; i < octets; i++) {
        value = value << 8 | source[at++] & 0xff;
      }
      if (value < 0x80 || value >>> (8 * (octets - 1)) == 0) {
        throw new DerException("a length that is not in its shortest form");
      }
      if (value > Integer.MAX_VALUE) {
        throw new DerException("cut off");
      }
      length = (int) value;
    }
    if (end - at < length) {
      throw new DerException("cut off");
    }
    position = at + length;
    return new DerValue(tag, source, start, at, position);
  }

  /** Reads the next value, which must have that tag; {@code what} names it in the reason. */
  public DerValue next(int tag, String what) throws DerException {
    if (!nextIs(tag)) {
      throw new DerException(isEmpty() ? what + " is missing" : what + " has another type");
    }
    return next();
  }

  /** Reads the next value if it has that tag. */
  public Optional<DerValue> nextIf(int tag) throws DerException {
    return nextIs(tag) ? Optional.of(next()) : Optional.empty();
  }

  /** Makes sure that nothing is left. */
  public void end(String reason) throws DerException {
    if (!isEmpty()) {
      throw new DerException(reason);
    }
  }
}
