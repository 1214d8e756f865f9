package io.github.lintel.benchmarks;

import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * The front door that is measured.
 *
 * @param host the name that its certificate is for
 * @param address where it is
 * @param roots the trusted roots, in PEM
 */
record Target(String host, InetSocketAddress address, Path roots) {

  /**
   * Reads an address with a port.
   *
   * @throws IllegalArgumentException if it is not that
   */
  static InetSocketAddress address(String text) {
    LiveEndpoint parsed = Endpoint.live(text);
    InetAddress literal =
        parsed
            .host()
            .address()
            .orElseThrow(() -> new IllegalArgumentException("not an IP address: " + text));
    return new InetSocketAddress(literal, parsed.port());
  }

  Endpoint endpoint() {
    return Endpoint.live(host, address.getPort()).at(address.getAddress().getHostAddress());
  }

  /** Returns address and port as {@code openssl} takes them. */
  String connect() {
    String text = address.getAddress().getHostAddress();
    return (text.indexOf(':') >= 0 ? "[" + text + "]" : text) + ":" + address.getPort();
  }
}
