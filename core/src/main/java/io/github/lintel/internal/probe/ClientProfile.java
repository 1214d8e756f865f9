package io.github.lintel.internal.probe;

import static org.bouncycastle.tls.CipherSuite.*;

import io.github.lintel.facts.ClientKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureScheme;

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
    Optional<Credentials> credentials) {

  /** HTTP/2 and HTTP/1.1, as every client of the web offers them. */
  static final List<String> APPLICATION_PROTOCOLS = List.of("h2", "http/1.1");

  private static final int[] TLS_1_3_SUITES = {
    TLS_AES_128_GCM_SHA256, TLS_AES_256_GCM_SHA384, TLS_CHACHA20_POLY1305_SHA256
  };

  private static final int[] ECDSA_SUITES = {
    TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
    TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
    TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA,
    TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA
  };

  private static final int[] RSA_SUITES = {
    TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
    TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA,
    TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA
  };

  /** What only old or careless clients still take. */
  private static final int[] OTHER_SUITES = {
    TLS_DHE_RSA_WITH_AES_128_GCM_SHA256,
    TLS_DHE_RSA_WITH_AES_256_GCM_SHA384,
    TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256,
    TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384,
    TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256,
    TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384,
    TLS_ECDHE_ECDSA_WITH_AES_128_CCM,
    TLS_ECDHE_ECDSA_WITH_AES_256_CCM,
    TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8,
    TLS_DHE_RSA_WITH_AES_128_CBC_SHA256,
    TLS_DHE_RSA_WITH_AES_256_CBC_SHA256,
    TLS_DHE_RSA_WITH_AES_128_CBC_SHA,
    TLS_DHE_RSA_WITH_AES_256_CBC_SHA,
    TLS_RSA_WITH_AES_128_GCM_SHA256,
    TLS_RSA_WITH_AES_256_GCM_SHA384,
    TLS_RSA_WITH_AES_128_CBC_SHA256,
    TLS_RSA_WITH_AES_256_CBC_SHA256,
    TLS_RSA_WITH_AES_128_CBC_SHA,
    TLS_RSA_WITH_AES_256_CBC_SHA,
    TLS_ECDHE_ECDSA_WITH_CAMELLIA_128_CBC_SHA256,
    TLS_ECDHE_RSA_WITH_CAMELLIA_128_CBC_SHA256,
    TLS_RSA_WITH_CAMELLIA_128_CBC_SHA,
    TLS_RSA_WITH_CAMELLIA_256_CBC_SHA,
    TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA,
    TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA,
    TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA,
    TLS_RSA_WITH_3DES_EDE_CBC_SHA
  };

  /** Without secp521r1, which browsers do not all offer: whoever needs it refuses one of them. */
  private static final int[] MODERN_GROUPS = {
    NamedGroup.x25519, NamedGroup.secp256r1, NamedGroup.secp384r1
  };

  private static final int[] ALL_GROUPS = {
    NamedGroup.x25519,
    NamedGroup.secp256r1,
    NamedGroup.secp384r1,
    NamedGroup.secp521r1,
    NamedGroup.x448,
    NamedGroup.brainpoolP256r1,
    NamedGroup.brainpoolP384r1,
    NamedGroup.secp256k1,
    NamedGroup.secp224r1,
    NamedGroup.ffdhe2048,
    NamedGroup.ffdhe3072,
    NamedGroup.ffdhe4096
  };

  private static final int[] ECDSA_SCHEMES = {
    SignatureScheme.ecdsa_secp256r1_sha256, SignatureScheme.ecdsa_secp384r1_sha384
  };

  private static final int[] RSA_SCHEMES = {
    SignatureScheme.rsa_pss_rsae_sha256,
    SignatureScheme.rsa_pkcs1_sha256,
    SignatureScheme.rsa_pss_rsae_sha384,
    SignatureScheme.rsa_pkcs1_sha384,
    SignatureScheme.rsa_pss_rsae_sha512,
    SignatureScheme.rsa_pkcs1_sha512
  };

  private static final int[] OTHER_SCHEMES = {
    SignatureScheme.ecdsa_secp521r1_sha512,
    SignatureScheme.ed25519,
    SignatureScheme.ed448,
    SignatureScheme.rsa_pss_pss_sha256,
    SignatureScheme.rsa_pss_pss_sha384,
    SignatureScheme.rsa_pss_pss_sha512,
    SignatureScheme.rsa_pkcs1_sha1,
    SignatureScheme.ecdsa_sha1
  };

  private static final int[] MODERN_SUITES = concat(TLS_1_3_SUITES, ECDSA_SUITES, RSA_SUITES);
  private static final int[] MODERN_SCHEMES = concat(ECDSA_SCHEMES, RSA_SCHEMES);

  /** What every mainstream client takes: whoever refuses this refuses some of them. */
  static ClientProfile modern(Optional<String> serverName, Optional<Credentials> credentials) {
    return new ClientProfile(
        ClientKind.MODERN,
        ProtocolVersion.TLSv13,
        ProtocolVersion.TLSv12,
        MODERN_SUITES,
        MODERN_GROUPS,
        MODERN_SCHEMES,
        serverName,
        credentials);
  }

  /** Returns the same client in another role. */
  ClientProfile as(ClientKind role) {
    return switch (role) {
      case MODERN, AGAIN ->
          with(role, newest, oldest, suites, groups, signatureSchemes, serverName);
      case RSA_ONLY ->
          with(
              role,
              newest,
              oldest,
              concat(TLS_1_3_SUITES, RSA_SUITES),
              groups,
              RSA_SCHEMES,
              serverName);
      case ECDSA_ONLY ->
          with(
              role,
              newest,
              oldest,
              concat(TLS_1_3_SUITES, ECDSA_SUITES),
              groups,
              ECDSA_SCHEMES,
              serverName);
      case WITHOUT_SERVER_NAME ->
          with(role, newest, oldest, suites, groups, signatureSchemes, Optional.empty());
      case RANDOM_SERVER_NAME ->
          with(
              role,
              newest,
              oldest,
              suites,
              groups,
              signatureSchemes,
              Optional.of("no-such-name-here.invalid"));
      case TLS_1_2_ONLY ->
          with(
              role,
              ProtocolVersion.TLSv12,
              ProtocolVersion.TLSv12,
              concat(ECDSA_SUITES, RSA_SUITES),
              groups,
              signatureSchemes,
              serverName);
      case OLD_VERSIONS ->
          with(
              role,
              ProtocolVersion.TLSv11,
              ProtocolVersion.TLSv10,
              concat(ECDSA_SUITES, RSA_SUITES, OTHER_SUITES),
              ALL_GROUPS,
              signatureSchemes,
              serverName);
      case EVERYTHING ->
          with(
              role,
              ProtocolVersion.TLSv13,
              ProtocolVersion.TLSv12,
              concat(TLS_1_3_SUITES, ECDSA_SUITES, RSA_SUITES, OTHER_SUITES),
              ALL_GROUPS,
              concat(MODERN_SCHEMES, OTHER_SCHEMES),
              serverName);
    };
  }

  /** Returns the same client with nothing newer than that version. */
  ClientProfile upTo(ProtocolVersion version) {
    return new ClientProfile(
        kind, version, oldest, suites, groups, signatureSchemes, serverName, credentials);
  }

  private ClientProfile with(
      ClientKind role,
      ProtocolVersion upTo,
      ProtocolVersion from,
      int[] theSuites,
      int[] theGroups,
      int[] schemes,
      Optional<String> name) {
    return new ClientProfile(role, upTo, from, theSuites, theGroups, schemes, name, credentials);
  }

  private static int[] concat(int[]... parts) {
    return IntStream.range(0, parts.length).flatMap(i -> IntStream.of(parts[i])).toArray();
  }
}
