package io.github.lintel.facts;

import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerString;
import io.github.lintel.internal.der.DerTag;
import io.github.lintel.internal.der.DerValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a Name and writes it by RFC 4514. Beside the short names of that document it uses those
 * that people know from openssl.
 */
final class NameDecoder {
  private static final Map<String, String> SHORT_NAMES =
      Map.ofEntries(
          Map.entry("2.5.4.3", "CN"),
          Map.entry("2.5.4.4", "SN"),
          Map.entry("2.5.4.5", "serialNumber"),
          Map.entry("2.5.4.6", "C"),
          Map.entry("2.5.4.7", "L"),
          Map.entry("2.5.4.8", "ST"),
          Map.entry("2.5.4.9", "STREET"),
          Map.entry("2.5.4.10", "O"),
          Map.entry("2.5.4.11", "OU"),
          Map.entry("2.5.4.12", "title"),
          Map.entry("2.5.4.15", "businessCategory"),
          Map.entry("2.5.4.17", "postalCode"),
          Map.entry("2.5.4.42", "GN"),
          Map.entry("2.5.4.46", "dnQualifier"),
          Map.entry("2.5.4.65", "pseudonym"),
          Map.entry("2.5.4.97", "organizationIdentifier"),
          Map.entry("0.9.2342.19200300.100.1.1", "UID"),
          Map.entry("0.9.2342.19200300.100.1.25", "DC"),
          Map.entry("1.2.840.113549.1.9.1", "emailAddress"),
          Map.entry("1.3.6.1.4.1.311.60.2.1.1", "jurisdictionL"),
          Map.entry("1.3.6.1.4.1.311.60.2.1.2", "jurisdictionST"),
          Map.entry("1.3.6.1.4.1.311.60.2.1.3", "jurisdictionC"));

  private NameDecoder() {}

  /** Reads a Name, given as its SEQUENCE. */
  static DistinguishedName name(DerValue sequence, Collection<String> irregularities)
      throws DerException {
    DerReader names = sequence.reader();
    List<String> parts = new ArrayList<>();
    while (!names.isEmpty()) {
      parts.add(relativeName(names.next(DerTag.SET, "part of a name"), irregularities));
    }
    Collections.reverse(parts); // RFC 4514 section 2.1: the last part comes first
    return new DistinguishedName(Bytes.owned(sequence.encoded()), String.join(",", parts));
  }

  private static String relativeName(DerValue set, Collection<String> irregularities)
      throws DerException {
    DerReader attributes = set.reader();
    if (attributes.isEmpty()) {
      throw new DerException("part of a name is empty");
    }
    StringBuilder text = new StringBuilder();
    byte[] before = new byte[0];
    while (!attributes.isEmpty()) {
      DerValue whole = attributes.next(DerTag.SEQUENCE, "an attribute of a name");
      byte[] encoded = whole.encoded();
      if (Arrays.compareUnsigned(before, encoded) > 0) { // X.690 section 11.6
        irregularities.add("a part of a name whose attributes are out of order");
      }
      before = encoded;
      DerReader attribute = whole.reader();
      String oid = attribute.next(DerTag.OID, "the type of an attribute of a name").asOid();
      DerValue value = attribute.next();
      attribute.end("something follows an attribute of a name");
      if (text.length() > 0) {
        text.append('+');
      }
      text.append(attributeText(oid, value, irregularities));
    }
    return text.toString();
  }

  private static String attributeText(
      String oid, DerValue value, Collection<String> irregularities) {
    Optional<String> decoded = DerString.decode(value);
    if (decoded.isEmpty()) {
      irregularities.add("an attribute of a name that is not the text it claims to be");
    }
    if (value.is(DerTag.PRINTABLE_STRING) && decoded.filter(NameDecoder::unprintable).isPresent()) {
      irregularities.add("a PrintableString with a character that it cannot have");
    }
    String type = SHORT_NAMES.get(oid);
    if (type == null || decoded.isEmpty()) {
      String name = type == null ? oid : type;
      return name + "=#" + HexFormat.of().formatHex(value.encoded());
    }
    return type + "=" + escape(decoded.get());
  }

  /** These are read all the same. */
  private static boolean unprintable(String text) {
    return text.chars().anyMatch(c -> "*@_&".indexOf(c) >= 0);
  }

  /** RFC 4514 section 2.4. */
  private static String escape(String value) {
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean edge = c == ' ' && (i == 0 || i == value.length() - 1) || c == '#' && i == 0;
      if (c == 0) {
        text.append("\\00");
        continue;
      }
      if (edge || "\"+,;<>\\".indexOf(c) >= 0) {
        text.append('\\');
      }
      text.append(c);
    }
    return text.toString();
  }
}
