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
              .timeout(Duration.ofSeconds(8))
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

  /** Each line is answered when its end has come, whatever follows it; a header is not. */
  private static void answer(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      StringBuilder line = new StringBuilder();
      for (int next = in.read(); next >= 0; next = in.read()) {
        line.append((char) next);
        if (line.indexOf("Host:") == 0) {
          return;
        }
        if (next == '\n' && line.indexOf("GET ") == 0) {
          String error = "-ERR wrong number of arguments for 'get' command\r\n";
          socket.getOutputStream().write(error.getBytes(StandardCharsets.US_ASCII));
        }
        if (next == '\n') {
          line.setLength(0);
        }
      }
    } catch (IOException e) {
      return; // the client has left
    }
  }
}
