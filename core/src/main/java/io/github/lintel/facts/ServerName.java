package io.github.lintel.facts;

import java.net.InetAddress;
import java.util.Optional;

/**
 * The name that a certificate must be for (a reference identity of RFC 9525): a DNS name or an IP
 * address.
 *
 * @param text the DNS name in lower-case ASCII (A-labels), or the address as RFC 5952 writes it
 * @param address the address, when it is one
 */
public record ServerName(String text, Optional<InetAddress> address) {

  /** A DNS name, given in lower-case ASCII. */
  public static ServerName dns(String ascii) {
    return new ServerName(ascii, Optional.empty());
  }

  /** An IP address. */
  public static ServerName ip(InetAddress address) {
    return new ServerName(NodeAddress.of(address).text(), Optional.of(address));
  }

  /** Returns whether this is an IP address; then a ClientHello carries no server name. */
  public boolean isAddress() {
    return address.isPresent();
  }

  @Override
  public String toString() {
    return text;
  }
}
