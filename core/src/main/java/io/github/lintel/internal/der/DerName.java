package io.github.lintel.internal.der;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Names for comparison, by RFC 5280 section 7.1: the string type, upper and lower case and the
 * amount of white space do not count, the order of attributes in one part does not either.
 */
public final class DerName {
  private static final char UNIT_SEPARATOR = '\u001f';
  private static final char RECORD_SEPARATOR = '\u001e';

  private DerName() {}

  /**
   * Returns the parts of a Name, most general first, in a form in which equal parts are equal
   * strings. The form is for comparison only.
   */
  public static List<String> parts(byte[] name) throws DerException {
    DerReader in = DerReader.single(name).reader();
    List<String> parts = new ArrayList<>();
    while (!in.isEmpty()) {
      parts.add(part(in.next(DerTag.SET, "part of a name").reader()));
    }
    return parts;
  }

  /** Returns one string for a whole Name that is equal for equal names. */
  public static String key(byte[] name) throws DerException {
    return String.join(String.valueOf(RECORD_SEPARATOR), parts(name));
  }

  /** Returns the key of one RelativeDistinguishedName, given as a SET under whatever tag. */
  public static String relativeKey(DerValue set) throws DerException {
    return part(set.reader());
  }

  /** Returns the key of the name that has one more part below the name with that key. */
  public static String append(String key, String relativeKey) {
    return key.isEmpty() ? relativeKey : key + RECORD_SEPARATOR + relativeKey;
  }

  /** Returns the text of the attributes of that type. */
  public static List<String> values(byte[] name, String oid) throws DerException {
    DerReader in = DerReader.single(name).reader();
    List<String> values = new ArrayList<>();
    while (!in.isEmpty()) {
      DerReader set = in.next(DerTag.SET, "part of a name").reader();
      while (!set.isEmpty()) {
        DerReader attribute = set.next().reader();
        if (attribute.next(DerTag.OID, "the type of an attribute").asOid().equals(oid)) {
          DerString.decode(attribute.next()).ifPresent(values::add);
        }
      }
    }
    return values;
  }

  private static String part(DerReader set) throws DerException {
    List<String> attributes = new ArrayList<>(1);
    while (!set.isEmpty()) {
      DerReader attribute = set.next(DerTag.SEQUENCE, "an attribute of a name").reader();
      String oid = attribute.next(DerTag.OID, "the type of an attribute").asOid();
      attributes.add(oid + "=" + comparable(attribute.next()));
    }
    Collections.sort(attributes);
    return String.join(String.valueOf(UNIT_SEPARATOR), attributes);
  }

  private static String comparable(DerValue value) {
    Optional<String> text = DerString.decode(value);
    return text.isPresent() ? folded(text.get()) : "#" + HexFormat.of().formatHex(value.encoded());
  }

  /**
   * RFC 4518 section 2: characters that cannot be seen dropped, case folded, compatible characters
   * made one (NFKC), no white space at the ends, one space for any amount between.
   */
  private static String folded(String text) {
    boolean ascii = text.chars().allMatch(c -> c < 0x80);
    String prepared = ascii ? text : Normalizer.normalize(fold(visible(text)), Form.NFKC);
    StringBuilder out = new StringBuilder(prepared.length() + 1).append('\'');
    boolean space = false;
    for (int i = 0; i < prepared.length(); i++) {
      char c = prepared.charAt(i);
      if (isSpace(c)) {
        space = out.length() > 1;
      } else if (!isInvisible(c)) { // which the separators of this form are too
        if (space) {
          out.append(' ');
          space = false;
        }
        out.append(c);
      }
    }
    return fold(out.toString());
  }

  /** Both ways, since some letters have two small ones and some become two. */
  private static String fold(String text) {
    return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static String visible(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().filter(c -> isSpace(c) || !isInvisible(c)).forEach(out::appendCodePoint);
    return out.toString();
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c >= '\t' && c <= '\r' || c == 0x85 || Character.isSpaceChar(c);
  }

  /** Controls, formats (soft hyphens, zero-width spaces) and variation selectors: section 2.2. */
  private static boolean isInvisible(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || c == 0x034f
        || c >= 0x180b && c <= 0x180d
        || c >= 0xfe00 && c <= 0xfe0f
        || c == 0xfffc;
  }
}
