package io.github.lintel.internal.probe;

import static io.github.lintel.internal.probe.Offers.concat;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ClientKind;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.tls.ProtocolVersion;

/**
 * What a ClientHello offers.
 *
 * @param kind as which client
 * @param newest the highest version offered
 * @param oldest the lowest version offered
 * @param suites the cipher suites, by preference
 * @param groups the key exchange groups, by preference; a key share is sent for the first
 * @param signatureSchemes the signature schemes, by preference
 * @param serverName the server name, if one is sent
 * @param applicationProtocols the application protocols (ALPN), by preference; none for no offer
 * @param credentials the certificate for mutual TLS
 */
record ClientProfile(
    ClientKind kind,
    ProtocolVersion newest,
    ProtocolVersion oldest,
    int[] suites,
    int[] groups,
    int[] signatureSchemes,
    Optional<String> serverName,
    List<String> applicationProtocols,
    Optional<Credentials> credentials) {

  private static final String NAME_OF_NOBODY = "no-such-name-here.invalid"; // RFC 6761 section 6.4

  /** What every mainstream client takes: whoever refuses this refuses some of them. */
  static ClientProfile modern(Optional<String> serverName, Optional<Credentials> credentials) {
    return new ClientProfile(
        ClientKind.MODERN,
        ProtocolVersion.TLSv13,
        ProtocolVersion.TLSv12,
        Offers.MODERN_SUITES,
        Offers.MODERN_GROUPS,
        Offers.MODERN_SCHEMES,
        serverName,
        List.of("h2", "http/1.1"), // as every client of the web offers them
        credentials);
  }

  /** Returns the same client in another role. */
  ClientProfile as(ClientKind role) {
    ClientProfile same = inRole(role);
    return switch (role) {
      case MODERN, AGAIN, LARGE_HELLO, PROXY_HEADER, PLAIN_HTTP, SERVED_SERVER_NAME -> same;
      case RSA_ONLY ->
          same.suites(concat(Offers.TLS_1_3_SUITES, Offers.RSA_SUITES)).schemes(Offers.RSA_SCHEMES);
      case ECDSA_ONLY ->
          same.suites(concat(Offers.TLS_1_3_SUITES, Offers.ECDSA_SUITES))
              .schemes(Offers.ECDSA_SCHEMES);
      case WITHOUT_SERVER_NAME -> same.serverName(Optional.empty());
      case RANDOM_SERVER_NAME -> same.serverName(Optional.of(NAME_OF_NOBODY));
      case WITHOUT_ALPN -> same.withoutAlpn();
      case TLS_1_2_ONLY ->
          same.versions(ProtocolVersion.TLSv12, ProtocolVersion.TLSv12)
              .suites(Offers.TLS_1_2_SUITES);
      case TLS_1_2_FALLBACK ->
          same.versions(ProtocolVersion.TLSv12, ProtocolVersion.TLSv12)
              .suites(concat(Offers.TLS_1_2_SUITES, Offers.FALLBACK));
      case STATIC_RSA ->
          same.versions(ProtocolVersion.TLSv12, ProtocolVersion.TLSv12)
              .suites(Offers.STATIC_RSA_SUITES);
      case TLS_1_3_ONLY ->
          same.versions(ProtocolVersion.TLSv13, ProtocolVersion.TLSv13)
              .suites(Offers.TLS_1_3_SUITES)
              .groups(Offers.ALL_GROUPS)
              .schemes(Offers.ALL_SCHEMES);
      case OLD_VERSIONS ->
          same.versions(ProtocolVersion.TLSv10, ProtocolVersion.TLSv11)
              .suites(concat(Offers.TLS_1_2_SUITES, Offers.OTHER_SUITES))
              .groups(Offers.ALL_GROUPS)
              .withoutAlpn(); // clients of that time did not know it
      case SSL_3 ->
          same.versions(ProtocolVersion.SSLv3, ProtocolVersion.SSLv3)
              .suites(Offers.SSL_3_SUITES)
              .groups(Offers.ALL_GROUPS)
              .withoutAlpn();
      case EVERY_GROUP -> same.groups(Offers.ALL_GROUPS).schemes(Offers.ALL_SCHEMES);
      case EVERYTHING_OF_TLS_1_2 ->
          same.versions(ProtocolVersion.TLSv12, ProtocolVersion.TLSv12)
              .suites(concat(Offers.TLS_1_2_SUITES, Offers.OTHER_SUITES))
              .groups(Offers.ALL_CURVES)
              .schemes(Offers.ALL_SCHEMES)
              .withoutAlpn();
      case EVERYTHING ->
          same.suites(concat(Offers.MODERN_SUITES, Offers.OTHER_SUITES))
              .groups(Offers.ALL_GROUPS)
              .schemes(Offers.ALL_SCHEMES);
    };
  }

  /** How many bytes of padding (RFC 7685); 0 for no such extension. */
  int padding() {
    return kind == ClientKind.LARGE_HELLO ? 1400 : 0; // an ML-KEM-768 key share has 1184
  }

  /** Returns the same client asking for a name that a certificate has. */
  ClientProfile asServed(Certificate leaf) {
    return ServedName.of(leaf).map(name -> serverName(Optional.of(name))).orElse(this);
  }

  /** Returns the same client with nothing newer than that version. */
  ClientProfile upTo(ProtocolVersion version) {
    return versions(oldest, version);
  }

  private ClientProfile inRole(ClientKind role) {
    return new ClientProfile(
        role,
        newest,
        oldest,
        suites,
        groups,
        signatureSchemes,
        serverName,
        applicationProtocols,
        credentials);
  }

  private ClientProfile versions(ProtocolVersion from, ProtocolVersion to) {
    return new ClientProfile(
        kind,
        to,
        from,
        suites,
        groups,
        signatureSchemes,
        serverName,
        applicationProtocols,
        credentials);
  }

  private ClientProfile suites(int[] offered) {
    return new ClientProfile(
        kind,
        newest,
        oldest,
        offered,
        groups,
        signatureSchemes,
        serverName,
        applicationProtocols,
        credentials);
  }

  private ClientProfile groups(int[] offered) {
    return new ClientProfile(
        kind,
        newest,
        oldest,
        suites,
        offered,
        signatureSchemes,
        serverName,
        applicationProtocols,
        credentials);
  }

  private ClientProfile schemes(int[] offered) {
    return new ClientProfile(
        kind,
        newest,
        oldest,
        suites,
        groups,
        offered,
        serverName,
        applicationProtocols,
        credentials);
  }

  private ClientProfile serverName(Optional<String> name) {
    return new ClientProfile(
        kind,
        newest,
        oldest,
        suites,
        groups,
        signatureSchemes,
        name,
        applicationProtocols,
        credentials);
  }

  private ClientProfile withoutAlpn() {
    return new ClientProfile(
        kind, newest, oldest, suites, groups, signatureSchemes, serverName, List.of(), credentials);
  }
}
