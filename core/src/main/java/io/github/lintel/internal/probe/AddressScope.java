package io.github.lintel.internal.probe;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * Where an address is, as seen by somebody who must not be sent there by strangers (the registries
 * of special purpose addresses, RFC 6890).
 */
enum AddressScope {
  PUBLIC("public"),
  LOOPBACK("of this machine itself"),
  LINK_LOCAL("of the local link"),
  PRIVATE("private"),
  /** Documentation, benchmarks, and what is kept for the future. */
  RESERVED("reserved"),
  /** Nobody can be there: unspecified, multicast, broadcast. */
  NOWHERE("of no single machine");

  private final String description;

  AddressScope(String description) {
    this.description = description;
  }

  /** Returns an adjective. */
  String description() {
    return description;
  }

  static AddressScope of(InetAddress address) {
    byte[] octets = address.getAddress();
    return address instanceof Inet4Address ? ofFour(octets, 0) : ofSixteen(octets);
  }

  private static AddressScope ofFour(byte[] octets, int from) {
    int a = octets[from] & 0xff;
    int b = octets[from + 1] & 0xff;
    int c = octets[from + 2] & 0xff;
    if (a == 0 || a >= 224 && a < 240 || a == 255 && b == 255 && c == 255) {
      return NOWHERE; // 0.0.0.0/8 is "this network": some systems take it for the machine itself
    }
    if (a == 127) {
      return LOOPBACK;
    }
    if (a == 169 && b == 254) {
      return LINK_LOCAL;
    }
    if (a == 10 || a == 172 && b >= 16 && b < 32 || a == 192 && b == 168) {
      return PRIVATE;
    }
    if (a == 100 && b >= 64 && b < 128) {
      return PRIVATE; // 100.64.0.0/10, behind a carrier's translation
    }
    boolean documentation =
        a == 192 && b == 0 && c == 2
            || a == 198 && b == 51 && c == 100
            || a == 203 && b == 0 && c == 113;
    boolean protocols = a == 192 && b == 0 && c == 0 || a == 192 && b == 88 && c == 99;
    boolean benchmark = a == 198 && (b == 18 || b == 19);
    return documentation || protocols || benchmark || a >= 240 ? RESERVED : PUBLIC;
  }

  private static AddressScope ofSixteen(byte[] octets) {
    int a = octets[0] & 0xff;
    int b = octets[1] & 0xff;
    if (zero(octets, 0, 15) && octets[15] == 1) {
      return LOOPBACK;
    }
    if (zero(octets, 0, 16) || a == 0xff) {
      return NOWHERE;
    }
    if (zero(octets, 0, 12)
        || zero(octets, 0, 10) && octets[10] == -1 && octets[11] == -1
        || begins(octets, 0x00, 0x64, 0xff, 0x9b) && zero(octets, 4, 12)) {
      return ofFour(octets, 12); // IPv4 in other clothes: compatible, mapped, translated
    }
    if (begins(octets, 0x20, 0x02)) {
      return ofFour(octets, 2); // 6to4
    }
    if (a == 0xfe && (b & 0xc0) == 0x80) {
      return LINK_LOCAL;
    }
    if ((a & 0xfe) == 0xfc || a == 0xfe && (b & 0xc0) == 0xc0) {
      return PRIVATE; // unique local; site local of old
    }
    boolean special =
        begins(octets, 0x20, 0x01, 0x0d, 0xb8)
            || begins(octets, 0x20, 0x01) && (octets[2] & 0xfe) == 0 // Teredo, benchmarks, ORCHID
            || begins(octets, 0x3f, 0xff);
    return special || (a & 0xe0) != 0x20 ? RESERVED : PUBLIC; // 2000::/3 is what was given out
  }

  private static boolean zero(byte[] octets, int from, int to) {
    for (int i = from; i < to; i++) {
      if (octets[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean begins(byte[] octets, int... prefix) {
    byte[] start = new byte[prefix.length];
    for (int i = 0; i < prefix.length; i++) {
      start[i] = (byte) prefix[i];
    }
    return Arrays.equals(octets, 0, start.length, start, 0, start.length);
  }
}
