package io.github.lintel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What front doors put on the wire, as no ordinary client would show it. */
class WireTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final CertificateAuthority ROOT =
      CertificateAuthority.root("Lintel Test Root", NOW);
  private static final Credential CREDENTIAL = ROOT.issue("shop.example.com");
  private static final Credential RSA =
      ROOT.issue(recipe -> recipe.names("shop.example.com").key(KeyKind.RSA_2048));

  static Stream<ProtocolVersion> currentVersions() {
    return Stream.of(ProtocolVersion.TLSv12, ProtocolVersion.TLSv13);
  }

  static Stream<ProtocolVersion> oldVersions() {
    return Stream.of(ProtocolVersion.TLSv10, ProtocolVersion.TLSv11);
  }

  @ParameterizedTest
  @MethodSource("currentVersions")
  void anyListOfCertificatesIsSent(ProtocolVersion version) throws IOException {
    byte[] garbage = "not a certificate".getBytes(StandardCharsets.US_ASCII);
    byte[] truncated = Arrays.copyOf(CREDENTIAL.leaf(), 100);
    for (List<byte[]> chain :
        List.of(
            List.of(CREDENTIAL.leaf(), ROOT.der(), ROOT.der()),
            List.of(garbage, ROOT.der()),
            List.of(truncated),
            List.<byte[]>of())) {
      try (FrontDoor door = FrontDoor.serving(CREDENTIAL.withChain(chain))) {
        byte[] message = BcClient.shakeHands(door.node(0), version).message(BcClient.CERTIFICATE);

        assertThat(message).isEqualTo(certificateMessage(chain, version));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("currentVersions")
  void stapleAndTimestampsAreSent(ProtocolVersion version) throws IOException {
    byte[] staple = ROOT.ocspResponse(CREDENTIAL);
    byte[] timestamp = {1, 2, 3, 4, 5};
    Credential credential = CREDENTIAL.withStaple(staple).withTimestamps(timestamp);
    try (FrontDoor door = FrontDoor.serving(credential)) {
      BcClient.Seen seen = BcClient.shakeHands(door.node(0), version);
      boolean tls13 = version.equals(ProtocolVersion.TLSv13);

      assertThat(seen.completed()).isTrue();
      assertThat(seen.message(tls13 ? BcClient.CERTIFICATE : BcClient.CERTIFICATE_STATUS))
          .containsSequence(staple);
      assertThat(seen.message(tls13 ? BcClient.CERTIFICATE : BcClient.SERVER_HELLO))
          .containsSequence(0, 18, 0, 9, 0, 7, 0, 5, 1, 2, 3, 4, 5);
    }
  }

  @ParameterizedTest
  @MethodSource("currentVersions")
  void aStapleNeedNotBeOne(ProtocolVersion version) throws IOException {
    byte[] garbage = {9, 8, 7, 6, 5, 4, 3, 2, 1};
    try (FrontDoor door = FrontDoor.serving(CREDENTIAL.withStaple(garbage))) {
      BcClient.Seen seen = BcClient.shakeHands(door.node(0), version);
      boolean tls13 = version.equals(ProtocolVersion.TLSv13);

      assertThat(seen.message(tls13 ? BcClient.CERTIFICATE : BcClient.CERTIFICATE_STATUS))
          .containsSequence(1, 0, 0, 9)
          .containsSequence(garbage);
    }
  }

  @Test
  void withoutStapleThereIsNoStatusMessage() throws IOException {
    try (FrontDoor door = FrontDoor.serving(CREDENTIAL)) {
      BcClient.Seen seen = BcClient.shakeHands(door.node(0), ProtocolVersion.TLSv12);

      assertThat(seen.completed()).isTrue();
      assertThat(seen.messages()).doesNotContainKey(BcClient.CERTIFICATE_STATUS);
    }
  }

  @ParameterizedTest
  @MethodSource("oldVersions")
  void oldVersionsAreSpokenWhenAskedFor(ProtocolVersion version) throws IOException {
    for (Credential credential : List.of(CREDENTIAL, RSA)) {
      TlsBehaviour old = Behaviour.tls(credential).versions(TlsVersion.TLS_1_0, TlsVersion.TLS_1_2);
      int suite =
          credential == RSA
              ? CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA
              : CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA;
      try (FrontDoor door = FrontDoor.of(old, Behaviour.tls(credential))) {
        assertThat(BcClient.shakeHands(door.node(0), version, suite).completed()).isTrue();
        assertThat(BcClient.shakeHands(door.node(1), version, suite).completed()).isFalse();
      }
    }
  }

  @Test
  void oldKeyExchangesAreSpokenWhenAskedFor() throws IOException {
    for (int suite :
        List.of(
            CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA,
            CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256)) {
      TlsBehaviour behaviour = Behaviour.tls(CREDENTIAL, RSA).cipherSuites(suite);
      try (FrontDoor door = FrontDoor.of(behaviour)) {
        assertThat(BcClient.shakeHands(door.node(0), ProtocolVersion.TLSv12, suite).completed())
            .isTrue();
      }
    }
  }

  @Test
  void aWeakDiffieHellmanGroupIsUsedWhenAskedFor() throws IOException {
    int suite = CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256;
    TlsBehaviour behaviour = Behaviour.tls(RSA).cipherSuites(suite).weakDiffieHellman();
    short serverKeyExchange = 12;
    try (FrontDoor door = FrontDoor.of(behaviour)) {
      BcClient.Seen seen = BcClient.shakeHands(door.node(0), ProtocolVersion.TLSv12, suite);

      assertThat(Arrays.copyOf(seen.message(serverKeyExchange), 2))
          .as("length of the prime in bytes")
          .containsExactly(0, 128);
    }
  }

  @Test
  void groupsAreOnlyTheOnesAskedFor() throws IOException {
    TlsBehaviour p384 = Behaviour.tls(CREDENTIAL).groups(NamedGroup.secp384r1);
    TlsBehaviour x448 = Behaviour.tls(CREDENTIAL).groups(NamedGroup.brainpoolP384r1tls13);
    try (FrontDoor door = FrontDoor.of(p384, x448)) {
      assertThat(BcClient.shakeHands(door.node(0), ProtocolVersion.TLSv13).group())
          .as("after a HelloRetryRequest")
          .isEqualTo(NamedGroup.secp384r1);
      assertThat(BcClient.shakeHands(door.node(0), ProtocolVersion.TLSv12).completed()).isTrue();
      for (ProtocolVersion version : currentVersions().toList()) {
        assertThat(BcClient.shakeHands(door.node(1), version).completed()).isFalse();
      }
      assertThat(door.node(1).connections())
          .allMatch(it -> it.alertSent().equals(Optional.of(new TlsAlert(2, 40))));
    }
  }

  @Test
  void secureRenegotiationCanBeForgotten() throws IOException {
    TlsBehaviour tls = Behaviour.tls(CREDENTIAL);
    try (FrontDoor door = FrontDoor.of(tls, tls.withoutSecureRenegotiation())) {
      ProtocolVersion version = ProtocolVersion.TLSv12;
      assertThat(BcClient.shakeHands(door.node(0), version).secureRenegotiation()).isTrue();
      assertThat(BcClient.shakeHands(door.node(1), version).secureRenegotiation()).isFalse();
      assertThat(BcClient.shakeHands(door.node(1), version).completed()).isTrue();
    }
  }

  @Test
  void theHelloIsUnderstood() throws IOException {
    try (FrontDoor door = FrontDoor.serving(CREDENTIAL)) {
      int suite = CipherSuite.TLS_AES_128_GCM_SHA256;
      BcClient.shakeHands(door.node(0), ProtocolVersion.TLSv13, suite);
      ClientHello hello = door.node(0).connections().get(0).clientHello().orElseThrow();

      assertThat(hello.serverName()).contains("shop.example.com");
      assertThat(hello.cipherSuites()).contains(suite);
      assertThat(hello.offers(TlsVersion.TLS_1_3)).isTrue();
      assertThat(hello.offers(TlsVersion.TLS_1_2)).isFalse();
      assertThat(hello.protocols()).containsExactly("h2", "http/1.1");
      assertThat(hello.extension(18)).isPresent();

      BcClient.shakeHands(door.node(0), ProtocolVersion.TLSv12);
      ClientHello old = door.node(0).connections().get(1).clientHello().orElseThrow();
      assertThat(old.offers(TlsVersion.TLS_1_3)).isFalse();
      assertThat(old.offers(TlsVersion.TLS_1_2)).isTrue();
    }
  }

  @Test
  void aHelloInManyRecordsIsUnderstood() throws IOException {
    byte[] hello = RawClient.hello("shop.example.com");
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    for (int at = 5; at < hello.length; at += 10) {
      int length = Math.min(10, hello.length - at);
      records.writeBytes(new byte[] {22, 3, 1, 0, (byte) length});
      records.write(hello, at, length);
    }
    try (FrontDoor door = FrontDoor.of(Behaviour.endAfterHello(Ending.CLOSE));
        RawClient client = RawClient.connect(door.node(0)).send(records.toByteArray())) {
      assertThat(client.readAll()).isEmpty();

      Connection connection = door.node(0).connections().get(0);
      assertThat(connection.serverName()).contains("shop.example.com");
      assertThat(connection.clientHello().orElseThrow().bytes())
          .isEqualTo(Arrays.copyOfRange(hello, 5, hello.length));
      assertThat(connection.firstBytes()).isEqualTo(records.toByteArray());
    }
  }

  private static byte[] certificateMessage(List<byte[]> chain, ProtocolVersion version) {
    boolean tls13 = version.equals(ProtocolVersion.TLSv13);
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    for (byte[] certificate : chain) {
      list.writeBytes(uint24(certificate.length));
      list.writeBytes(certificate);
      list.writeBytes(new byte[tls13 ? 2 : 0]);
    }
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(new byte[tls13 ? 1 : 0]);
    message.writeBytes(uint24(list.size()));
    message.writeBytes(list.toByteArray());
    return message.toByteArray();
  }

  private static byte[] uint24(int value) {
    return new byte[] {(byte) (value >> 16), (byte) (value >> 8), (byte) value};
  }
}
