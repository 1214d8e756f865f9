package io.github.lintel.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.NamedGroup;

/** How a TLS server is configured. */
record TlsSettings(
    List<Credential> credentials,
    Map<String, List<Credential>> named,
    UnknownName unknownName,
    TlsVersion oldest,
    TlsVersion newest,
    List<Integer> cipherSuites,
    List<Integer> groups,
    List<String> protocols,
    ClientAuthentication clients,
    HttpAnswer answer,
    boolean weakDiffieHellman,
    boolean secureRenegotiation) {

  /** What careful sites offer, and the older suites that go with ECDHE below TLS 1.2. */
  private static final List<Integer> USUAL_SUITES =
      List.of(
          CipherSuite.TLS_AES_128_GCM_SHA256,
          CipherSuite.TLS_AES_256_GCM_SHA384,
          CipherSuite.TLS_CHACHA20_POLY1305_SHA256,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
          CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA,
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA,
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA);

  private static final List<Integer> USUAL_GROUPS =
      List.of(
          NamedGroup.x25519,
          NamedGroup.secp256r1,
          NamedGroup.secp384r1,
          NamedGroup.secp521r1,
          NamedGroup.ffdhe2048,
          NamedGroup.ffdhe3072);

  static TlsSettings serving(List<Credential> credentials) {
    return new TlsSettings(
        List.copyOf(credentials),
        Map.of(),
        UnknownName.SERVE_DEFAULT,
        TlsVersion.TLS_1_2,
        TlsVersion.TLS_1_3,
        USUAL_SUITES,
        USUAL_GROUPS,
        List.of("http/1.1"),
        ClientAuthentication.none(),
        HttpAnswer.ok(),
        false,
        true);
  }

  Map<String, List<Credential>> namedAnd(String name, List<Credential> more) {
    Map<String, List<Credential>> all = new HashMap<>(named);
    all.put(name.toLowerCase(Locale.ROOT), List.copyOf(more));
    return Map.copyOf(all);
  }

  boolean knows(String serverName) {
    return forName(serverName).isPresent();
  }

  List<Credential> credentialsFor(Optional<String> serverName) {
    return serverName.flatMap(this::forName).orElse(credentials);
  }

  private Optional<List<Credential>> forName(String serverName) {
    String name = serverName.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(named.get(name))
        .or(() -> Optional.ofNullable(named.get(wildcard(name))));
  }

  private static String wildcard(String name) {
    return "*" + name.substring(Math.max(0, name.indexOf('.')));
  }
}
