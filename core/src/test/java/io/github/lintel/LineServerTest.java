package io.github.lintel;

import static io.github.lintel.FrontDoors.NAME;
import static io.github.lintel.FrontDoors.NOW;
import static io.github.lintel.FrontDoors.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.testkit.CertificateAuthority;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A server that reads lines, waits for the end of one, and leaves at a header, as Redis does. */
class LineServerTest {
  @Test
  void isNamedByItsAnswerToTheFirstLineOfARequest() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread accepting = new Thread(() -> accept(server), "line server");
      accepting.setDaemon(true);
      accepting.start();

      Report report =
          trusting(CertificateAuthority.root("Test Root", NOW))
              .timeout(Duration.ofSeconds(4))
              .build()
              .verify(Endpoint.live(NAME, server.getLocalPort()).at("127.0.0.1"));

      assertThat(FrontDoors.rootCause(report)).as(report::explain).isEqualTo("handshake.plaintext");
      assertThat(report.rootCause().orElseThrow().sentence())
          .contains("the Redis protocol")
          .contains("-ERR");
    }
  }

  private static void accept(ServerSocket server) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread thread = new Thread(() -> answer(socket), "line server's client");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return; // the test is over
      }
    }
  }

  private static void answer(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[16384];
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        String heard = new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
        if (heard.contains("Host:")) {
          return;
        }
        if (heard.startsWith("GET ") && heard.endsWith("\r\n")) {
          String error = "-ERR wrong number of arguments for 'get' command\r\n";
          socket.getOutputStream().write(error.getBytes(StandardCharsets.US_ASCII));
        }
      }
    } catch (IOException e) {
      return; // the client has left
    }
  }
}
