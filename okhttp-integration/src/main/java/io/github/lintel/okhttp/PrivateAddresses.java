package io.github.lintel.okhttp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Tells addresses that only a neighbour can reach from those of the internet. */
final class PrivateAddresses {
  private PrivateAddresses() {}

  /**
   * Returns whether an address is for private use: loopback, link-local, RFC 1918, RFC 4193, RFC
   * 6598, or no single host at all.
   */
  static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean carrierGrade =
        bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64; // 100.64.0.0/10
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc; // fc00::/7
    boolean thisNetwork = bytes.length == 4 && bytes[0] == 0; // 0.0.0.0/8
    return address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isAnyLocalAddress()
        || address.isMulticastAddress()
        || carrierGrade
        || uniqueLocal
        || thisNetwork;
  }

  /** Returns the address that a URL names instead of a host, if it does. */
  static Optional<InetAddress> literal(HttpUrl url) {
    String host = url.host();
    boolean literal = host.indexOf(':') >= 0 || host.matches("[0-9]+(\\.[0-9]+){0,3}");
    if (!literal) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(host)); // a literal: nobody is asked
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
