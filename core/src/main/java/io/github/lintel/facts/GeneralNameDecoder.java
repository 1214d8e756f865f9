package io.github.lintel.facts;

import io.github.lintel.facts.GeneralName.Kind;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerString;
import io.github.lintel.internal.der.DerTag;
import io.github.lintel.internal.der.DerValue;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Reads GeneralNames (RFC 5280 section 4.2.1.6), as names or as name constraints. */
final class GeneralNameDecoder {
  private GeneralNameDecoder() {}

  /** Reads a GeneralNames, given as its SEQUENCE. */
  static List<GeneralName> names(DerValue sequence, Collection<String> irregularities)
      throws DerException {
    DerReader in = sequence.reader();
    if (in.isEmpty()) {
      throw new DerException("there is no name in it");
    }
    List<GeneralName> names = new ArrayList<>();
    while (!in.isEmpty()) {
      names.add(name(in.next(), false, irregularities));
    }
    return List.copyOf(names);
  }

  /** Reads one GeneralName; in a constraint an IP address comes with a mask. */
  static GeneralName name(DerValue value, boolean constraint, Collection<String> irregularities)
      throws DerException {
    Kind kind = kind(value);
    String text =
        switch (kind) {
          case EMAIL, DNS, URI ->
              DerString.ascii(value)
                  .orElseThrow(() -> new DerException("a name with octets that are not ASCII"));
          case IP -> constraint ? subnet(value.content()) : address(value.content());
          case DIRECTORY -> directoryName(value, irregularities);
          case REGISTERED_ID -> value.asOid();
          case OTHER -> otherName(value);
          case X400 -> "(X.400 address)";
          case EDI_PARTY -> "(EDI party name)";
        };
    return new GeneralName(kind, text, Bytes.owned(value.content()));
  }

  private static Kind kind(DerValue value) throws DerException {
    int number = value.tag() & 0x1f;
    if (number < Kind.values().length) {
      Kind kind = Kind.values()[number];
      boolean constructed =
          switch (kind) {
            case OTHER, X400, DIRECTORY, EDI_PARTY -> true;
            default -> false;
          };
      if (value.is(constructed ? DerTag.contextConstructed(number) : DerTag.context(number))) {
        return kind;
      }
    }
    throw new DerException("a name of a form that does not exist");
  }

  private static String directoryName(DerValue value, Collection<String> irregularities)
      throws DerException {
    DerReader in = value.reader();
    DistinguishedName name =
        NameDecoder.name(in.next(DerTag.SEQUENCE, "a directory name"), irregularities);
    in.end("something follows a directory name");
    return name.text();
  }

  private static String otherName(DerValue value) throws DerException {
    DerReader in = value.reader();
    String type = in.next(DerTag.OID, "the type of another name").asOid();
    in.next(DerTag.contextConstructed(0), "the value of another name");
    in.end("something follows another name");
    return type;
  }

  private static String address(byte[] octets) throws DerException {
    if (octets.length != 4 && octets.length != 16) {
      throw new DerException("an IP address of " + octets.length + " octets");
    }
    return addressText(octets);
  }

  /** RFC 5280 section 4.2.1.10: address and mask in the style of RFC 4632. */
  private static String subnet(byte[] octets) throws DerException {
    if (octets.length != 8 && octets.length != 32) {
      throw new DerException("an IP range of " + octets.length + " octets");
    }
    int half = octets.length / 2;
    byte[] mask = Arrays.copyOfRange(octets, half, octets.length);
    if (!contiguous(mask)) {
      throw new DerException("an IP range with a mask that has holes");
    }
    return addressText(Arrays.copyOf(octets, half)) + "/" + addressText(mask);
  }

  private static boolean contiguous(byte[] mask) {
    boolean ended = false;
    for (int i = 0; i < 8 * mask.length; i++) {
      boolean set = (mask[i / 8] >> (7 - i % 8) & 1) != 0;
      if (set && ended) {
        return false;
      }
      ended |= !set;
    }
    return true;
  }

  private static String addressText(byte[] octets) throws DerException {
    try {
      InetAddress address = InetAddress.getByAddress(octets);
      // The JDK turns an IPv4-mapped IPv6 address into IPv4; the certificate says 16 octets.
      return address.getAddress().length == octets.length
          ? NodeAddress.of(address).text()
          : "::ffff:" + address.getHostAddress();
    } catch (UnknownHostException e) {
      throw new DerException("an IP address of " + octets.length + " octets");
    }
  }
}
