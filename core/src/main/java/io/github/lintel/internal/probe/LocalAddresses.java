package io.github.lintel.internal.probe;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** What this machine has of its own: without an address of a family it cannot be heard there. */
final class LocalAddresses {
  private static final int UNIQUE_LOCAL = 0xfc; // RFC 4193: fc00::/7

  private LocalAddresses() {}

  /**
   * Returns whether this machine has an address from which {@code peer} could answer it: a global
   * one of the same family, if {@code peer} is global; any one if it is not.
   */
  static boolean canTalkTo(InetAddress peer) {
    if (!global(peer)) {
      return true;
    }
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .anyMatch(mine -> sameFamily(mine, peer) && usable(mine));
    } catch (SocketException e) {
      return true; // it cannot be told, so it is not an excuse
    }
  }

  /**
   * IPv4 addresses are often translated on the way, so a private one will do; IPv6 ones are not.
   */
  private static boolean usable(InetAddress mine) {
    return mine instanceof Inet6Address
        ? global(mine)
        : !mine.isLoopbackAddress() && !mine.isLinkLocalAddress();
  }

  private static boolean global(InetAddress address) {
    boolean uniqueLocal =
        address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == UNIQUE_LOCAL;
    return !uniqueLocal
        && !address.isLoopbackAddress()
        && !address.isLinkLocalAddress()
        && !address.isSiteLocalAddress()
        && !address.isAnyLocalAddress()
        && !address.isMulticastAddress();
  }

  private static boolean sameFamily(InetAddress one, InetAddress other) {
    return one instanceof Inet6Address == other instanceof Inet6Address;
  }
}
