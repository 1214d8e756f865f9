package io.github.lintel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.bouncycastle.tls.CipherSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsFrontDoorTest {
  private static final String NAME = "shop.example.com";

  // The JDK's client trusts no other clock than the system's, so these certificates are for now.
  private static final CertificateAuthority ROOT =
      CertificateAuthority.root("Lintel Test Root", Instant.now());
  private static final CertificateAuthority AUTHORITY = ROOT.intermediate("Lintel Test CA 1");
  private static final SSLContext CLIENT = ROOT.clientContext();

  @ParameterizedTest
  @CsvSource({
    "EC_P256, TLSv1.3", "EC_P256, TLSv1.2", "RSA_2048, TLSv1.3", "RSA_2048, TLSv1.2",
    "EC_P384, TLSv1.3", "EC_P384, TLSv1.2", "EC_P521, TLSv1.2", "ED25519, TLSv1.3",
    "RSA_1024, TLSv1.3", "RSA_3072, TLSv1.2"
  })
  void theJdkIsServed(KeyKind kind, String version) throws IOException {
    Credential credential = AUTHORITY.issue(recipe -> recipe.names(NAME).key(kind));
    try (FrontDoor door = FrontDoor.serving(credential)) {
      JdkClient.Seen seen = JdkClient.get(door.node(0), CLIENT, NAME, version);

      assertThat(seen.version()).isEqualTo(version);
      assertThat(seen.chain()).containsExactly(credential.certificate(), AUTHORITY.certificate());
      assertThat(seen.answer()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nOK\n");
      assertThat(door.node(0).serverNames()).containsExactly(NAME);
      assertThat(door.node(0).connections().get(0).handshakeComplete()).isTrue();
      assertThat(door.node(0).connections().get(0).requests())
          .containsExactly("GET / HTTP/1.1\r\nConnection: close");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TLS_1_2, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, RSA",
    "TLS_1_2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, EC"
  })
  void theSuiteDecidesWhichCredentialIsServedInTls12(
      TlsVersion version, String suite, String algorithm) throws Exception {
    Credential rsa = AUTHORITY.issue(recipe -> recipe.names(NAME).key(KeyKind.RSA_2048));
    Credential ecdsa = AUTHORITY.issue(NAME);
    int number = CipherSuite.class.getField(suite).getInt(null);
    try (FrontDoor door =
        FrontDoor.of(Behaviour.tls(rsa, ecdsa).version(version).cipherSuites(number))) {
      JdkClient.Seen seen = JdkClient.get(door.node(0), CLIENT, NAME);

      assertThat(seen.suite()).isEqualTo(suite);
      assertThat(seen.chain().get(0).getPublicKey().getAlgorithm()).isEqualTo(algorithm);
    }
  }

  @Test
  void theClientsOrderDecidesWhichCredentialIsServedInTls13() throws IOException {
    Credential rsa = AUTHORITY.issue(recipe -> recipe.names(NAME).key(KeyKind.RSA_2048));
    Credential ecdsa = AUTHORITY.issue(NAME);
    try (FrontDoor door = FrontDoor.serving(rsa, ecdsa)) {
      // The JDK's first signature scheme is ecdsa_secp256r1_sha256.
      assertThat(JdkClient.get(door.node(0), CLIENT, NAME, "TLSv1.3").chain().get(0))
          .isEqualTo(ecdsa.certificate());
    }
  }

  @Test
  void aRenewalIsServedToTheNextConnection() throws IOException {
    Credential old = AUTHORITY.issue(NAME);
    Credential renewed = AUTHORITY.issue(NAME);
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(old), Behaviour.tls(old))) {
      door.node(1).serve(renewed);

      assertThat(JdkClient.get(door.node(0), CLIENT, NAME).chain().get(0))
          .isEqualTo(old.certificate());
      assertThat(JdkClient.get(door.node(1), CLIENT, NAME).chain().get(0))
          .isEqualTo(renewed.certificate());
    }
  }

  @ParameterizedTest
  @CsvSource({"EC_P256, TLSv1.3", "RSA_2048, TLSv1.3", "EC_P256, TLSv1.2", "RSA_2048, TLSv1.2"})
  void aKeyThatDoesNotMatchIsUsedAllTheSame(KeyKind kind, String version) {
    Credential credential =
        AUTHORITY
            .issue(recipe -> recipe.names(NAME).key(kind))
            .withKey(kind.key("foreign").getPrivate());
    try (FrontDoor door = FrontDoor.serving(credential)) {
      assertThatThrownBy(() -> JdkClient.get(door.node(0), CLIENT, NAME, version))
          .isInstanceOf(SSLException.class)
          .hasMessageContaining("signature");
    }
  }

  @Test
  void namesHaveCredentialsOfTheirOwn() throws IOException {
    Credential fallback = AUTHORITY.issue("default.example.com");
    Credential shop = AUTHORITY.issue(NAME);
    Credential wild = AUTHORITY.issue("*.example.net");
    TlsBehaviour behaviour = Behaviour.tls(fallback).named(NAME, shop).named("*.example.net", wild);
    try (FrontDoor door = FrontDoor.of(behaviour)) {
      assertThat(JdkClient.get(door.node(0), CLIENT, NAME).chain().get(0))
          .isEqualTo(shop.certificate());
      assertThat(JdkClient.get(door.node(0), CLIENT, "www.example.net").chain().get(0))
          .isEqualTo(wild.certificate());
      assertThat(JdkClient.get(door.node(0), CLIENT, "default.example.com").chain().get(0))
          .isEqualTo(fallback.certificate());
    }
  }

  @Test
  void anUnknownNameIsRefused() throws IOException {
    Credential shop = AUTHORITY.issue(NAME);
    TlsBehaviour behaviour = Behaviour.tls(shop).named(NAME, shop).unknownName(UnknownName.REFUSE);
    try (FrontDoor door = FrontDoor.of(behaviour)) {
      assertThat(JdkClient.get(door.node(0), CLIENT, NAME).answer()).contains("200 OK");
      for (String version : List.of("TLSv1.2", "TLSv1.3")) {
        try (RawClient client = RawClient.connect(door.node(0))) {
          client.send(RawClient.hello("other.example.com", version));
          assertThat(client.readAll()).containsExactly(21, 3, 3, 0, 2, 2, 112);
        }
      }
      try (RawClient client = RawClient.connect(door.node(0))) {
        client.send(RawClient.hello("", "TLSv1.2"));
        assertThat(client.read(1)).as("without SNI there is nothing to refuse").containsExactly(22);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.2", "TLSv1.3"})
  void anUnknownNameIsWarnedAbout(String version) throws IOException {
    Credential shop = AUTHORITY.issue(NAME);
    TlsBehaviour behaviour = Behaviour.tls(shop).named(NAME, shop).unknownName(UnknownName.WARN);
    try (FrontDoor door = FrontDoor.of(behaviour);
        RawClient client = RawClient.connect(door.node(0))) {
      client.send(RawClient.hello("other.example.com", version));

      assertThat(client.read(8)).containsExactly(21, 3, 3, 0, 2, 1, 112, 22);
    }
  }

  @Test
  void aVersionThatIsNotSpokenIsRefused() throws IOException {
    Credential shop = AUTHORITY.issue(NAME);
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(shop).version(TlsVersion.TLS_1_3));
        RawClient client = RawClient.connect(door.node(0))) {
      client.send(RawClient.hello(NAME, "TLSv1.2"));

      assertThat(client.readAll()).containsExactly(21, 3, 3, 0, 2, 2, 70);
      assertThat(door.node(0).connections().get(0).alertSent()).contains(new TlsAlert(2, 70));
    }
  }

  @Test
  void aSuiteThatIsNotSpokenIsRefused() throws IOException {
    Credential shop = AUTHORITY.issue(NAME);
    TlsBehaviour behaviour =
        Behaviour.tls(shop)
            .version(TlsVersion.TLS_1_2)
            .cipherSuites(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256);
    try (FrontDoor door = FrontDoor.of(behaviour);
        RawClient client = RawClient.connect(door.node(0))) {
      client.send(RawClient.hello(NAME));

      assertThat(client.readAll()).containsExactly(21, 3, 3, 0, 2, 2, 40);
    }
  }

  @Test
  void applicationProtocolsAreAgreedUpon() throws Exception {
    Credential shop = AUTHORITY.issue(NAME);
    TlsBehaviour tls = Behaviour.tls(shop);
    try (FrontDoor door = FrontDoor.of(tls.protocols("h2", "http/1.1"), tls.protocols(), tls)) {
      assertThat(JdkClient.protocol(door.node(0), CLIENT, "http/1.1", "h2")).isEqualTo("h2");
      assertThat(JdkClient.protocol(door.node(1), CLIENT, "h2")).isEmpty();
      assertThatThrownBy(() -> JdkClient.protocol(door.node(2), CLIENT, "h2"))
          .hasMessageContaining("no_application_protocol");
    }
  }

  @Test
  void clientsWithoutCertificateAreRefusedAsOpenSslDoes() throws IOException {
    Credential shop = AUTHORITY.issue(NAME);
    TlsBehaviour behaviour = Behaviour.tls(shop).clients(ClientAuthentication.required(AUTHORITY));
    try (FrontDoor door = FrontDoor.of(behaviour)) {
      assertThatThrownBy(() -> JdkClient.get(door.node(0), CLIENT, NAME, "TLSv1.2"))
          .isInstanceOf(SSLHandshakeException.class);
      assertThatThrownBy(() -> JdkClient.get(door.node(0), CLIENT, NAME, "TLSv1.3"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("certificate_required");

      List<Connection> connections = door.node(0).connections();
      assertThat(connections.get(0).alertSent()).contains(new TlsAlert(2, 40));
      assertThat(connections.get(1).alertSent()).contains(new TlsAlert(2, 116));
    }
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.2", "TLSv1.3"})
  void clientsWithCertificateAreServed(String version) throws IOException {
    Credential shop = AUTHORITY.issue(NAME);
    Credential own = clientCertificate(AUTHORITY);
    TlsBehaviour behaviour = Behaviour.tls(shop).clients(ClientAuthentication.required(AUTHORITY));
    try (FrontDoor door = FrontDoor.of(behaviour)) {
      SSLContext client = JdkClient.presenting(ROOT, own);

      assertThat(JdkClient.get(door.node(0), client, NAME, version).answer()).contains("200 OK");
    }
  }

  @Test
  void clientsMayDecline() throws IOException {
    Credential shop = AUTHORITY.issue(NAME);
    TlsBehaviour behaviour =
        Behaviour.tls(shop)
            .clients(ClientAuthentication.optional(AUTHORITY))
            .answering(HttpAnswer.of(400, "No required SSL certificate was sent"));
    try (FrontDoor door = FrontDoor.of(behaviour)) {
      assertThat(JdkClient.get(door.node(0), CLIENT, NAME, "TLSv1.3").answer())
          .startsWith("HTTP/1.1 400 ");
      assertThat(JdkClient.get(door.node(0), CLIENT, NAME, "TLSv1.2").answer())
          .startsWith("HTTP/1.1 400 ");
    }
  }

  @Test
  void aDoorAfterTheFirstTakesLessThan50Milliseconds() {
    Credential shop = AUTHORITY.issue(NAME);
    FrontDoor.serving(shop).close();
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      long begin = System.nanoTime();
      FrontDoor.serving(shop).close();
      fastest = Math.min(fastest, System.nanoTime() - begin);
    }
    assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(50));
  }

  private static Credential clientCertificate(CertificateAuthority authority) {
    return authority.issue(
        recipe ->
            recipe
                .subject("client")
                .extension(CertificateExtension.extendedKeyUsage(ExtendedKeyUse.CLIENT_AUTH)));
  }
}
