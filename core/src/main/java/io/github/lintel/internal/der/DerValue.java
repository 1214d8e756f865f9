package io.github.lintel.internal.der;

import java.math.BigInteger;
import java.util.Arrays;

/** One value inside a stretch of bytes. It is a view: nothing is copied until asked for. */
public final class DerValue {
  private final int tag;
  private final byte[] source;
  private final int start;
  private final int contentStart;
  private final int end;

  DerValue(int tag, byte[] source, int start, int contentStart, int end) {
    this.tag = tag;
    this.source = source;
    this.start = start;
    this.contentStart = contentStart;
    this.end = end;
  }

  /** Returns the identifier octet. */
  public int tag() {
    return tag;
  }

  /** Returns whether it has that identifier octet. */
  public boolean is(int other) {
    return tag == other;
  }

  /** Returns the number of content octets. */
  public int length() {
    return end - contentStart;
  }

  /** Returns the content octet at {@code index} as a number from 0 to 255. */
  public int at(int index) {
    return source[contentStart + index] & 0xff;
  }

  /** Returns a copy of the whole value as presented. */
  public byte[] encoded() {
    return Arrays.copyOfRange(source, start, end);
  }

  /** Returns a copy of the content octets. */
  public byte[] content() {
    return Arrays.copyOfRange(source, contentStart, end);
  }

  /** Returns a reader of the values inside. */
  public DerReader reader() {
    return DerReader.of(source, contentStart, end);
  }

  /** Returns the value of a BOOLEAN. */
  public boolean asBoolean() throws DerException {
    if (length() != 1 || at(0) != 0 && at(0) != 0xff) {
      throw new DerException("a BOOLEAN that is neither TRUE nor FALSE");
    }
    return at(0) != 0;
  }

  /** Returns the value of an INTEGER, which must be in its shortest form. */
  public BigInteger asInteger() throws DerException {
    if (length() == 0) {
      throw new DerException("an INTEGER without content");
    }
    if (length() > 1 && (at(0) == 0 && at(1) < 0x80 || at(0) == 0xff && at(1) >= 0x80)) {
      throw new DerException("an INTEGER that is not in its shortest form");
    }
    return new BigInteger(source, contentStart, length());
  }

  /** Returns the octets of a BIT STRING whose number of bits must be a multiple of eight. */
  public byte[] asOctetsOfBits() throws DerException {
    if (length() == 0) {
      throw new DerException("a BIT STRING without content");
    }
    if (at(0) != 0) {
      throw new DerException("a BIT STRING with unused bits where there can be none");
    }
    return Arrays.copyOfRange(source, contentStart + 1, end);
  }

  /** Returns the dotted form of an OBJECT IDENTIFIER. */
  public String asOid() throws DerException {
    if (length() == 0 || at(length() - 1) > 0x7f) {
      throw new DerException("an OBJECT IDENTIFIER that is cut off");
    }
    StringBuilder dotted = new StringBuilder(3 * length());
    long arc = 0;
    boolean begins = true;
    for (int i = 0; i < length(); i++) {
      if (begins && at(i) == 0x80) {
        throw new DerException("an OBJECT IDENTIFIER that is not in its shortest form");
      }
      if (arc >>> 56 != 0) {
        return bigOid();
      }
      arc = arc << 7 | at(i) & 0x7f;
      begins = at(i) < 0x80;
      if (begins) {
        append(dotted, BigInteger.valueOf(arc));
        arc = 0;
      }
    }
    return dotted.toString();
  }

  /** The slow way, for arcs like the UUIDs below 2.25. */
  private String bigOid() throws DerException {
    if (length() > 128) { // longer than any in use; and the work grows with the square
      throw new DerException("an OBJECT IDENTIFIER of more than 128 octets");
    }
    StringBuilder dotted = new StringBuilder();
    BigInteger arc = BigInteger.ZERO;
    boolean begins = true;
    for (int i = 0; i < length(); i++) {
      if (begins && at(i) == 0x80) {
        throw new DerException("an OBJECT IDENTIFIER that is not in its shortest form");
      }
      begins = at(i) < 0x80;
      arc = arc.shiftLeft(7).or(BigInteger.valueOf(at(i) & 0x7f));
      if (begins) {
        append(dotted, arc);
        arc = BigInteger.ZERO;
      }
    }
    return dotted.toString();
  }

  private static void append(StringBuilder dotted, BigInteger arc) {
    if (dotted.length() > 0) {
      dotted.append('.').append(arc);
      return;
    }
    int first = arc.min(BigInteger.valueOf(80)).intValue() / 40;
    dotted.append(first).append('.').append(arc.subtract(BigInteger.valueOf(40L * first)));
  }
}
