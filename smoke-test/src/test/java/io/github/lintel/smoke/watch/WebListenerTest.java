package io.github.lintel.smoke.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lintel.smoke.watch.WebListener.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers may do to it. */
@Timeout(60)
class WebListenerTest {
  private static final byte[] LARGE = new byte[4 << 20];

  private final WebListener web =
      WebListener.start(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          (path, accept) ->
              switch (path) {
                case "/" -> Answer.of(200, "text/plain", bytes("hello " + accept));
                case "/large" -> Answer.of(200, "text/plain", LARGE);
                default -> Answer.status(404);
              });

  @AfterEach
  void close() {
    web.close();
  }

  @Test
  void aRequestIsAnsweredAndTheConnectionEnds() throws IOException {
    String answer = ask("GET / HTTP/1.1\r\nHost: localhost\r\nAccept: x/y\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\nhello x/y");
    assertThat(answer)
        .contains(
            "Connection: close",
            "Content-Security-Policy: default-src 'none';",
            "frame-ancestors 'none'",
            "X-Content-Type-Options: nosniff",
            "X-Frame-Options: DENY",
            "Referrer-Policy: no-referrer",
            "Cache-Control: no-store")
        .doesNotContainIgnoringCase("jetty")
        .doesNotContain("Server:");
  }

  @Test
  void headHasNoBody() throws IOException {
    assertThat(ask("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ")
        .contains("Content-Length: 6")
        .endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"})
  void nothingCanBeWritten(String method) throws IOException {
    assertThat(ask(method + " / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"))
        .startsWith("HTTP/1.1 405 ")
        .contains("Allow: GET, HEAD", "Content-Security-Policy");
  }

  @Test
  void aBodyThatNeverComesIsNotWaitedFor() throws IOException {
    assertThat(ask("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n"))
        .startsWith("HTTP/1.1 405 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/none", "/health/", "//", "/../etc/passwd", "/%2e%2e/etc", "/metrics;x=y"})
  void whatIsNotThereIsNotFound(String path) throws IOException {
    assertThat(ask("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .matches("(?s)HTTP/1.1 40[04] .*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"attacker.example", "localhost.attacker.example", "127.0.0.1.nip.io"})
  void anotherSitesNameIsRefused(String host) throws IOException {
    assertThat(ask("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n")).startsWith("HTTP/1.1 421 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:9443", "127.0.0.1", "127.0.0.1:9443", "[::1]:9443"})
  void ownNamesAreServed(String host) throws IOException {
    assertThat(ask("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void onAnAddressThatWasAskedForEveryNameIsServed() throws IOException {
    HostRule rule = new HostRule(InetAddress.getByName("192.0.2.1"));

    assertThat(rule.accepts("monitoring.example.com")).isTrue();
  }

  @Test
  void hugeHeadersAreRefused() throws IOException {
    assertThat(ask("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(100_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431 ")
        .doesNotContainIgnoringCase("jetty");
    assertThat(ask("GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 414 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n\r\n\u0000\u0001\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n"
      })
  void nonsenseIsRefusedInOneLine(String request) throws IOException {
    assertThat(ask(request))
        .matches("(?s)HTTP/1.1 (400|505) .*")
        .doesNotContain("Exception", "jetty", "\tat ");
  }

  @Test
  void thoseWhoDawdleHoldUpNobody() throws IOException {
    List<Socket> dawdlers = new ArrayList<>();
    try {
      for (int i = 0; i < 40; i++) {
        dawdlers.add(sending("GET / HTTP/1.1\r\nHost: loc"));
        dawdlers.get(i).setSoTimeout(20_000);
      }
      for (int i = 0; i < 10; i++) {
        dawdlers.add(sending("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n")); // reads nothing
      }
      assertThat(ask("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")).startsWith("HTTP/1.1 200 ");

      // Those that never finish their request are sent away.
      assertThat(dawdlers.get(0).getInputStream().readAllBytes().length).isLessThan(2000);
    } finally {
      for (Socket dawdler : dawdlers) {
        dawdler.close();
      }
    }
  }

  @Test
  void anAddressThatIsTakenIsToldInOneLine() {
    InetSocketAddress taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), web.port());

    assertThatThrownBy(() -> WebListener.start(taken, (path, accept) -> Answer.status(404)))
        .hasMessage(
            "cannot listen on 127.0.0.1:"
                + web.port()
                + ": the address is in use, or not one of this machine");
  }

  private String ask(String request) throws IOException {
    try (Socket socket = sending(request)) {
      socket.setSoTimeout(30_000);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private Socket sending(String request) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), web.port());
    socket.getOutputStream().write(bytes(request));
    return socket;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
