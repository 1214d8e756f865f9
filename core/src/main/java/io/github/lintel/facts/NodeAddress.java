package io.github.lintel.facts;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * One node of a front door: an address behind its name, or the bundle served in memory.
 *
 * @param text the address as RFC 5952 writes it, or {@code in-memory}
 * @param inet the address, when there is one
 */
public record NodeAddress(String text, Optional<InetAddress> inet)
    implements Comparable<NodeAddress> {

  /** The one node of an in-memory endpoint. */
  public static NodeAddress inMemory() {
    return new NodeAddress("in-memory", Optional.empty());
  }

  /** A node reached over IP. */
  public static NodeAddress of(InetAddress address) {
    return new NodeAddress(
        address instanceof Inet6Address six ? rfc5952(six) : address.getHostAddress(),
        Optional.of(address));
  }

  @Override
  public int compareTo(NodeAddress other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }

  private static String rfc5952(Inet6Address address) {
    byte[] bytes = address.getAddress();
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
    }
    int longestStart = -1;
    int longestLength = 1; // a single zero group is not shortened (section 4.2.2)
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > longestLength) {
        longestStart = i;
        longestLength = end - i;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == longestStart) {
        text.append("::");
        i += longestLength - 1;
        continue;
      }
      if (text.length() > 0 && text.charAt(text.length() - 1) != ':') {
        text.append(':');
      }
      text.append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }
}
