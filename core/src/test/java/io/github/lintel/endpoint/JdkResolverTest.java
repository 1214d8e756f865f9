package io.github.lintel.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What name servers say when there is no address to connect to. */
class JdkResolverTest {
  private static final int NAME = 12;
  private static final int LOCALHOST = 0x7f000001;

  @ParameterizedTest
  @CsvSource({
    "3, false, NO_NAME",
    "0, false, NO_ADDRESS",
    "0, true, ADDRESS",
    "2, false, NOTHING",
    "5, false, NOTHING"
  })
  void tellsNoNameFromNoAddressAndFromNoAnswer(
      int code, boolean address, JdkResolver.Answer expected) throws IOException {
    try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Thread answering = new Thread(() -> answer(server, code, address), "name server");
      answering.setDaemon(true);
      answering.start();

      assertThat(JdkResolver.ask("dns://127.0.0.1:" + server.getLocalPort(), "shop.example.com"))
          .isEqualTo(expected);
    }
  }

  private static void answer(DatagramSocket server, int code, boolean address) {
    byte[] buffer = new byte[512];
    DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
    while (!server.isClosed()) {
      try {
        packet.setLength(buffer.length);
        server.receive(packet);
        byte[] answer = answer(buffer, code, address);
        server.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (IOException e) {
        return; // the test is over
      }
    }
  }

  /** The question again, and an A record for the name in it. */
  private static byte[] answer(byte[] query, int code, boolean address) {
    int end = NAME;
    while (query[end] != 0) {
      end += 1 + query[end];
    }
    end += 5; // the root, the type and the class
    byte[] answer = Arrays.copyOf(query, end + (address ? 16 : 0));
    answer[2] = (byte) 0x81; // a response, recursion desired
    answer[3] = (byte) (0x80 | code);
    answer[7] = (byte) (address ? 1 : 0);
    Arrays.fill(answer, 8, NAME, (byte) 0);
    if (address) {
      byte[] record = {(byte) 0xc0, NAME, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4};
      System.arraycopy(record, 0, answer, end, record.length);
      for (int i = 0; i < 4; i++) {
        answer[end + record.length + i] = (byte) (LOCALHOST >> (24 - 8 * i));
      }
    }
    return answer;
  }
}
