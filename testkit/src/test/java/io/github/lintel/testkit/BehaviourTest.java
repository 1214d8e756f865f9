package io.github.lintel.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BehaviourTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Credential CREDENTIAL =
      CertificateAuthority.root("Lintel Test Root", NOW).issue("shop.example.com");
  private static final byte[] HELLO = RawClient.hello("shop.example.com");

  @Test
  void refuses() {
    try (FrontDoor door = FrontDoor.of(Behaviour.refuse())) {
      assertThatThrownBy(() -> RawClient.connect(door.node(0)))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("refused");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void ignores() throws IOException {
    try (FrontDoor door = FrontDoor.of(Behaviour.ignore());
        Socket socket = new Socket()) {
      assertThatThrownBy(() -> socket.connect(door.node(0).socketAddress(), 300))
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void closesOnAccept() throws IOException {
    try (FrontDoor door = FrontDoor.of(Behaviour.endOnAccept(Ending.CLOSE));
        RawClient client = RawClient.connect(door.node(0))) {
      assertThat(client.readAll()).isEmpty();
    }
  }

  @Test
  void resetsOnAccept() throws IOException {
    try (FrontDoor door = FrontDoor.of(Behaviour.endOnAccept(Ending.RESET))) {
      boolean reset;
      try (RawClient client = RawClient.connect(door.node(0))) {
        reset = client.isReset();
      } catch (SocketException overtaken) {
        reset = !(overtaken instanceof ConnectException); // it came before connect() returned
      }
      assertThat(reset).isTrue();
    }
  }

  @Test
  void stallsOnAcceptButListens() throws Exception {
    try (FrontDoor door = FrontDoor.of(Behaviour.endOnAccept(Ending.STALL))) {
      try (RawClient client = RawClient.connect(door.node(0)).send(HELLO)) {
        assertThat(client.isSilent()).isTrue();
      }
      Connection connection = door.node(0).connections().get(0);

      assertThat(connection.awaitEnd(Duration.ofSeconds(10))).isTrue();
      assertThat(connection.serverName()).contains("shop.example.com");
    }
  }

  @Test
  void closesAfterTheHello() throws IOException {
    try (FrontDoor door = FrontDoor.of(Behaviour.endAfterHello(Ending.CLOSE));
        RawClient client = RawClient.connect(door.node(0))) {
      assertThat(client.isSilent()).isTrue();
      assertThat(client.send(HELLO).readAll()).isEmpty();
      assertThat(door.node(0).serverNames()).containsExactly("shop.example.com");
    }
  }

  @Test
  void resetsAfterTheHello() throws IOException {
    try (FrontDoor door = FrontDoor.of(Behaviour.endAfterHello(Ending.RESET));
        RawClient client = RawClient.connect(door.node(0))) {
      assertThat(client.isSilent()).isTrue();
      assertThat(client.send(HELLO).isReset()).isTrue();
    }
  }

  @Test
  void answersWithAnyAlert() throws IOException {
    try (FrontDoor door = FrontDoor.of(Behaviour.alert(1, 200), Behaviour.fatalAlert(80))) {
      assertThat(answer(door.node(0))).containsExactly(21, 3, 3, 0, 2, 1, 200);
      assertThat(answer(door.node(1))).containsExactly(21, 3, 3, 0, 2, 2, 80);
    }
  }

  @Test
  void saysItsBannerFirst() throws IOException {
    try (FrontDoor door = FrontDoor.of(Behaviour.banner("SSH-2.0-OpenSSH_9.2\r\n"));
        RawClient client = RawClient.connect(door.node(0))) {
      assertThat(new String(client.read(21), US_ASCII)).isEqualTo("SSH-2.0-OpenSSH_9.2\r\n");
      assertThat(client.send(HELLO).isSilent()).isTrue();
    }
  }

  @Test
  void answersPlainHttp() throws IOException {
    HttpAnswer answer = HttpAnswer.redirect(301, "https://shop.example.com/");
    try (FrontDoor door = FrontDoor.of(Behaviour.plainHttp(answer));
        RawClient client = RawClient.connect(door.node(0))) {
      client.send("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII));

      assertThat(new String(client.readAll(), US_ASCII))
          .startsWith("HTTP/1.1 301 Moved\r\nLocation: https://shop.example.com/\r\n");
    }
  }

  @Test
  void echoes() throws IOException {
    try (FrontDoor door = FrontDoor.of(Behaviour.echo());
        RawClient client = RawClient.connect(door.node(0))) {
      assertThat(client.send(HELLO).read(HELLO.length)).isEqualTo(HELLO);
    }
  }

  @Test
  void answersWithAnyBytes() throws IOException {
    try (FrontDoor door =
        FrontDoor.of(Behaviour.bytes(new byte[] {1, 2, 3}), Behaviour.randomBytes(100, 7))) {
      assertThat(answer(door.node(0))).containsExactly(1, 2, 3);
      assertThat(answer(door.node(1))).hasSize(100).isEqualTo(answer(door.node(1)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 40, 500})
  void cutsTheHandshake(int bytes) throws IOException {
    Behaviour tls = Behaviour.tls(CREDENTIAL);
    try (FrontDoor door =
        FrontDoor.of(
            tls.cutAfter(bytes, Ending.CLOSE),
            tls.cutAfter(bytes, Ending.RESET),
            tls.cutAfter(bytes, Ending.STALL))) {
      assertThat(answer(door.node(0))).hasSize(bytes);
      try (RawClient client = RawClient.connect(door.node(1)).send(HELLO)) {
        assertThat(client.isReset()).isTrue();
      }
      try (RawClient client = RawClient.connect(door.node(2)).send(HELLO)) {
        assertThat(client.read(bytes)).hasSize(bytes);
        assertThat(client.isSilent()).isTrue();
      }
    }
  }

  @Test
  void flipsOneByte() throws IOException {
    byte[] answer = new byte[600];
    byte[] expected = answer.clone();
    expected[300] = (byte) 0xff;
    try (FrontDoor door = FrontDoor.of(Behaviour.bytes(answer).flippingByte(300))) {
      assertThat(answer(door.node(0))).isEqualTo(expected);
    }
  }

  @Test
  void drips() throws IOException {
    byte[] answer = new byte[20];
    try (FrontDoor door = FrontDoor.of(Behaviour.bytes(answer).dripping(Duration.ofMillis(10)))) {
      long begin = System.nanoTime();

      assertThat(answer(door.node(0))).isEqualTo(answer);
      assertThat(System.nanoTime() - begin).isGreaterThan(Duration.ofMillis(200).toNanos());
    }
  }

  @Test
  void alternates() throws IOException {
    Behaviour alternating =
        Behaviour.alternating(Behaviour.bytes(new byte[] {1}), Behaviour.bytes(new byte[] {2}));
    try (FrontDoor door = FrontDoor.of(alternating, alternating)) {
      assertThat(answer(door.node(0))).containsExactly(1);
      assertThat(answer(door.node(0))).containsExactly(2);
      assertThat(answer(door.node(0))).containsExactly(1);
      assertThat(answer(door.node(1))).as("each node counts for itself").containsExactly(1);
    }
  }

  @Test
  void dependsOnTheHello() throws IOException {
    Behaviour intolerant =
        Behaviour.when(
            hello -> hello.offers(TlsVersion.TLS_1_3),
            Behaviour.endAfterHello(Ending.CLOSE),
            Behaviour.tls(CREDENTIAL).cutAfter(1, Ending.CLOSE));
    try (FrontDoor door = FrontDoor.of(intolerant)) {
      assertThat(answer(door.node(0))).isEmpty();
      try (RawClient client = RawClient.connect(door.node(0))) {
        client.send(RawClient.hello("shop.example.com", "TLSv1.2"));
        assertThat(client.readAll()).containsExactly(22);
      }
    }
  }

  @Test
  void wantsTheProxyProtocol() throws IOException {
    Behaviour tls = Behaviour.tls(CREDENTIAL).cutAfter(1, Ending.CLOSE);
    try (FrontDoor door = FrontDoor.of(tls.behindProxyProtocol())) {
      assertThat(answer(door.node(0))).isEmpty();
      try (RawClient client = RawClient.connect(door.node(0))) {
        client.send("PROXY TCP4 192.0.2.1 192.0.2.2 1234 443\r\n".getBytes(US_ASCII)).send(HELLO);
        assertThat(client.readAll()).containsExactly(22);
      }
      assertThat(door.node(0).connections().get(1).serverName()).contains("shop.example.com");
    }
  }

  @Test
  void nodesChangeTheirBehaviourWhileTheyRun() throws IOException {
    try (FrontDoor door = FrontDoor.of(Behaviour.refuse())) {
      int port = door.port();
      door.node(0).behave(Behaviour.bytes(new byte[] {1}));
      assertThat(answer(door.node(0))).containsExactly(1);

      door.node(0).behave(Behaviour.refuse());
      assertThatThrownBy(() -> answer(door.node(0))).isInstanceOf(ConnectException.class);

      door.node(0).behave(Behaviour.bytes(new byte[] {2}));
      assertThat(answer(door.node(0))).containsExactly(2);
      assertThat(door.port()).isEqualTo(port);
    }
  }

  @Test
  void speaksIpv6() throws IOException {
    assumeTrue(FrontDoor.ipv6Available());
    try (FrontDoor door =
        FrontDoor.builder()
            .node(Behaviour.bytes(new byte[] {4}))
            .ipv6Node(Behaviour.bytes(new byte[] {6}))
            .start()) {
      assertThat(answer(door.node(0))).containsExactly(4);
      assertThat(answer(door.node(1))).containsExactly(6);
      assertThat(door.node(1).socketAddress().getPort()).isEqualTo(door.port());
    }
  }

  @Test
  void noConnectionLastsLongerThanItsTime() throws Exception {
    try (FrontDoor door =
            FrontDoor.builder()
                .node(Behaviour.endOnAccept(Ending.STALL))
                .connectionLimit(Duration.ofMillis(100))
                .start();
        RawClient client = RawClient.connect(door.node(0))) {
      assertThat(client.readAll()).isEmpty();
    }
  }

  @Test
  void nobodyKeepsADoorBusyForEver() throws IOException {
    try (FrontDoor door = FrontDoor.of(Behaviour.endOnAccept(Ending.STALL));
        RawClient client = RawClient.connect(door.node(0))) {
      byte[] much = new byte[1 << 20];
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100; i++) {
                  client.send(much);
                }
              })
          .isInstanceOf(SocketException.class);
    }
  }

  @Test
  void deafNodesCannotBeBent() {
    assertThatThrownBy(() -> Behaviour.refuse().cutAfter(1, Ending.CLOSE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("refuse");
  }

  private static byte[] answer(Node node) throws IOException {
    try (RawClient client = RawClient.connect(node)) {
      return client.send(HELLO).readAll();
    }
  }
}
