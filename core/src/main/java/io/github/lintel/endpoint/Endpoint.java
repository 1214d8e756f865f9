package io.github.lintel.endpoint;

/**
 * What to verify: a front door that answers on the network, or a bundle that is about to be
 * deployed. Immutable and thread-safe.
 */
public sealed interface Endpoint permits LiveEndpoint, InMemoryEndpoint {

  /**
   * A front door on port 443, or whatever the text says: {@code host}, {@code host:port}, {@code
   * https://host[:port]/…}, an IPv4 address, an IPv6 address (in brackets if a port follows).
   *
   * @throws IllegalArgumentException if the text is none of these; the message says what is wrong
   */
  static LiveEndpoint live(String target) {
    return TargetParser.parse(target);
  }

  /**
   * A front door.
   *
   * @param host a DNS name (Unicode is taken to punycode) or an IP address
   * @param port 1 to 65535
   * @throws IllegalArgumentException if either is not that
   */
  static LiveEndpoint live(String host, int port) {
    return TargetParser.of(host, port);
  }

  /**
   * A bundle that is served without a socket to the same checks.
   *
   * @param bundle certificate chain and private key
   * @param names the names that it must serve; at least one
   * @throws IllegalArgumentException if there is no name, or one is not a host name or an address
   */
  static InMemoryEndpoint inMemory(CertificateBundle bundle, String... names) {
    return InMemoryEndpoint.of(bundle, names);
  }

  /** Returns the endpoint as people write it, as in {@code shop.example.com:443}. */
  String target();
}
