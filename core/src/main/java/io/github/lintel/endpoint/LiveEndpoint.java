package io.github.lintel.endpoint;

import io.github.lintel.facts.Expectation;
import io.github.lintel.facts.ServerName;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A front door that answers on the network. Immutable and thread-safe; each method with an argument
 * returns a changed copy.
 */
public final class LiveEndpoint implements Endpoint {
  private final ServerName host;
  private final int port;
  private final Optional<ServerName> serverName;
  private final List<ServerName> otherNames;
  private final boolean sendsServerName;
  private final AddressFamily family;
  private final List<InetAddress> fixedAddresses;
  private final List<Expectation> expected;
  private final Optional<CertificateBundle> clientCertificate;

  LiveEndpoint(ServerName host, int port) {
    this(
        host,
        port,
        Optional.empty(),
        List.of(),
        true,
        AddressFamily.ANY,
        List.of(),
        List.of(),
        Optional.empty());
  }

  private LiveEndpoint(
      ServerName host,
      int port,
      Optional<ServerName> serverName,
      List<ServerName> otherNames,
      boolean sendsServerName,
      AddressFamily family,
      List<InetAddress> fixedAddresses,
      List<Expectation> expected,
      Optional<CertificateBundle> clientCertificate) {
    this.host = host;
    this.port = port;
    this.serverName = serverName;
    this.otherNames = List.copyOf(otherNames);
    this.sendsServerName = sendsServerName;
    this.family = family;
    this.fixedAddresses = List.copyOf(fixedAddresses);
    this.expected = List.copyOf(expected);
    this.clientCertificate = clientCertificate;
  }

  /**
   * Verifies and sends this name instead of the host's.
   *
   * @throws IllegalArgumentException if it is not a host name
   */
  public LiveEndpoint serverName(String name) {
    return new LiveEndpoint(
        host,
        port,
        Optional.of(TargetParser.host(name)),
        otherNames,
        sendsServerName,
        family,
        fixedAddresses,
        expected,
        clientCertificate);
  }

  /**
   * Expects that the certificate of every node is for these names, too. They are not sent.
   *
   * @param names host names or addresses, in addition to those given before
   * @throws IllegalArgumentException if one is not a host name
   */
  public LiveEndpoint alsoFor(String... names) {
    List<ServerName> all = new ArrayList<>(otherNames);
    for (String name : names) {
      all.add(TargetParser.host(name));
    }
    return new LiveEndpoint(
        host,
        port,
        serverName,
        all,
        sendsServerName,
        family,
        fixedAddresses,
        expected,
        clientCertificate);
  }

  /** Sends no server name. The name that is verified stays the same. */
  public LiveEndpoint withoutServerName() {
    return new LiveEndpoint(
        host,
        port,
        serverName,
        otherNames,
        false,
        family,
        fixedAddresses,
        expected,
        clientCertificate);
  }

  /** Probes addresses of that family only. */
  public LiveEndpoint family(AddressFamily value) {
    return new LiveEndpoint(
        host,
        port,
        serverName,
        otherNames,
        sendsServerName,
        value,
        fixedAddresses,
        expected,
        clientCertificate);
  }

  /**
   * Probes these addresses, and asks no resolver.
   *
   * @param addresses IPv4 or IPv6 literals, in addition to those given before
   * @throws IllegalArgumentException if one is not a literal
   */
  public LiveEndpoint at(String... addresses) {
    List<InetAddress> all = new ArrayList<>(fixedAddresses);
    for (String address : addresses) {
      all.add(
          AddressLiteral.parse(address)
              .orElseThrow(
                  () -> new IllegalArgumentException("not an IP address: \"" + address + "\"")));
    }
    return new LiveEndpoint(
        host,
        port,
        serverName,
        otherNames,
        sendsServerName,
        family,
        all,
        expected,
        clientCertificate);
  }

  /**
   * Expects that every node serves one of these chains' leaf certificates. Give one chain for each
   * key type; each call adds to those before.
   */
  public LiveEndpoint expecting(CertificateChain... chains) {
    return expecting(
        Stream.of(chains)
            .map(chain -> Expectation.certificate(chain.leaf()))
            .toArray(Expectation[]::new));
  }

  /**
   * Expects that every node serves a leaf that is as said: for a key, or issued after a moment.
   * Each call adds to those before.
   */
  public LiveEndpoint expecting(Expectation... expectations) {
    List<Expectation> all = new ArrayList<>(expected);
    all.addAll(List.of(expectations));
    return new LiveEndpoint(
        host,
        port,
        serverName,
        otherNames,
        sendsServerName,
        family,
        fixedAddresses,
        all,
        clientCertificate);
  }

  /** Presents this certificate when the server asks for one. */
  public LiveEndpoint clientCertificate(CertificateBundle bundle) {
    return new LiveEndpoint(
        host,
        port,
        serverName,
        otherNames,
        sendsServerName,
        family,
        fixedAddresses,
        expected,
        Optional.of(bundle));
  }

  /** Returns the name or address that was asked for. */
  public ServerName host() {
    return host;
  }

  /** Returns the TCP port. */
  public int port() {
    return port;
  }

  /**
   * Returns the name that certificates must be for: the server name if one is given, else the host.
   */
  public ServerName verifiedName() {
    return serverName.orElse(host);
  }

  /** Returns the names that certificates must be for, each once: the verified name first. */
  public List<ServerName> names() {
    return Stream.concat(Stream.of(verifiedName()), otherNames.stream()).distinct().toList();
  }

  /** Returns the server name that the ClientHello carries; never an address. */
  public Optional<String> serverNameSent() {
    return sendsServerName && !verifiedName().isAddress()
        ? Optional.of(verifiedName().text())
        : Optional.empty();
  }

  /** Returns which addresses are probed. */
  public AddressFamily family() {
    return family;
  }

  /** Returns the addresses that are probed instead of the resolver's; empty to ask the resolver. */
  public List<InetAddress> fixedAddresses() {
    return fixedAddresses;
  }

  /** Returns what must be served; empty for any. */
  public List<Expectation> expected() {
    return expected;
  }

  /** Returns the certificate for mutual TLS. */
  public Optional<CertificateBundle> clientCertificate() {
    return clientCertificate;
  }

  @Override
  public String target() {
    String text = host.text();
    return (text.indexOf(':') >= 0 ? "[" + text + "]" : text) + ":" + port;
  }

  @Override
  public String toString() {
    return target();
  }
}
