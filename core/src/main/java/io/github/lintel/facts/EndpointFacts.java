package io.github.lintel.facts;

import java.util.List;
import java.util.Optional;

/**
 * All that was observed of an endpoint.
 *
 * @param target the endpoint as people write it, as in {@code shop.example.com:443}
 * @param port the TCP port; 0 for an in-memory endpoint
 * @param names the names that every certificate must be for; the verified one first
 * @param serverNameSent the server name in the ClientHello, if one is sent
 * @param resolution what became of the name
 * @param addresses the nodes, in the resolver's order
 * @param expected what must be served; empty for any
 * @param bundle what was read of the bundle, for an in-memory endpoint
 * @param interrupted whether it was stopped from our side before it was complete
 */
public record EndpointFacts(
    String target,
    int port,
    List<ServerName> names,
    Optional<String> serverNameSent,
    ResolutionFacts resolution,
    List<AddressFacts> addresses,
    List<Expectation> expected,
    Optional<BundleFacts> bundle,
    boolean interrupted) {

  /** Copies the lists. */
  public EndpointFacts {
    names = List.copyOf(names);
    addresses = List.copyOf(addresses);
    expected = List.copyOf(expected);
  }

  /** Returns the target without its port: the name that was resolved. */
  public String host() {
    String suffix = ":" + port;
    return target.endsWith(suffix)
        ? target.substring(0, target.length() - suffix.length())
        : target;
  }

  /** Returns a copy with these nodes. */
  public EndpointFacts withAddresses(List<AddressFacts> value) {
    return new EndpointFacts(
        target, port, names, serverNameSent, resolution, value, expected, bundle, interrupted);
  }
}
