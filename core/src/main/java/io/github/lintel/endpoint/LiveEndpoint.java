package io.github.lintel.endpoint;

import io.github.lintel.facts.Expectation;
import io.github.lintel.facts.ServerName;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
    this(new Draft(host, port));
  }

  private LiveEndpoint(Draft draft) {
    this.host = draft.host;
    this.port = draft.port;
    this.serverName = draft.serverName;
    this.otherNames = List.copyOf(draft.otherNames);
    this.sendsServerName = draft.sendsServerName;
    this.family = draft.family;
    this.fixedAddresses = List.copyOf(draft.fixedAddresses);
    this.expected = List.copyOf(draft.expected);
    this.clientCertificate = draft.clientCertificate;
  }

  /**
   * Verifies and sends this name instead of the host's.
   *
   * @throws IllegalArgumentException if it is not a host name
   */
  public LiveEndpoint serverName(String name) {
    return changed(draft -> draft.serverName = Optional.of(TargetParser.host(name)));
  }

  /**
   * Expects that the certificate of every node is for these names, too. They are not sent.
   *
   * @param names host names or addresses, in addition to those given before
   * @throws IllegalArgumentException if one is not a host name
   */
  public LiveEndpoint alsoFor(String... names) {
    return changed(
        draft -> Stream.of(names).map(TargetParser::host).forEach(draft.otherNames::add));
  }

  /** Sends no server name. The name that is verified stays the same. */
  public LiveEndpoint withoutServerName() {
    return changed(draft -> draft.sendsServerName = false);
  }

  /** Probes addresses of that family only. */
  public LiveEndpoint family(AddressFamily value) {
    return changed(draft -> draft.family = value);
  }

  /**
   * Probes these addresses, and asks no resolver.
   *
   * @param addresses IPv4 or IPv6 literals, in addition to those given before
   * @throws IllegalArgumentException if one is not a literal
   */
  public LiveEndpoint at(String... addresses) {
    return changed(
        draft ->
            Stream.of(addresses).map(LiveEndpoint::literal).forEach(draft.fixedAddresses::add));
  }

  private static InetAddress literal(String address) {
    return AddressLiteral.parse(address)
        .orElseThrow(() -> new IllegalArgumentException("not an IP address: \"" + address + "\""));
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
    return changed(draft -> draft.expected.addAll(List.of(expectations)));
  }

  /** Presents this certificate when the server asks for one. */
  public LiveEndpoint clientCertificate(CertificateBundle bundle) {
    return changed(draft -> draft.clientCertificate = Optional.of(bundle));
  }

  private LiveEndpoint changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new LiveEndpoint(draft);
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

  /** An endpoint in the making. */
  private static final class Draft {
    final ServerName host;
    final int port;
    Optional<ServerName> serverName = Optional.empty();
    final List<ServerName> otherNames = new ArrayList<>();
    boolean sendsServerName = true;
    AddressFamily family = AddressFamily.ANY;
    final List<InetAddress> fixedAddresses = new ArrayList<>();
    final List<Expectation> expected = new ArrayList<>();
    Optional<CertificateBundle> clientCertificate = Optional.empty();

    Draft(ServerName host, int port) {
      this.host = host;
      this.port = port;
    }

    Draft(LiveEndpoint from) {
      this(from.host, from.port);
      serverName = from.serverName;
      otherNames.addAll(from.otherNames);
      sendsServerName = from.sendsServerName;
      family = from.family;
      fixedAddresses.addAll(from.fixedAddresses);
      expected.addAll(from.expected);
      clientCertificate = from.clientCertificate;
    }
  }
}
