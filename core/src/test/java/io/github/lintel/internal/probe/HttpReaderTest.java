package io.github.lintel.internal.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpReaderTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  @Test
  void readsALengthChunksAndWhatEndsWithTheConnection() {
    assertThat(body(OK + "Content-Length: 3\r\n\r\nabcdef")).isEqualTo("abc");
    assertThat(
            body(
                OK
                    + "Transfer-Encoding: chunked\r\n\r\n2;x=y\r\nab\r\n1\r\nc\r\n0\r\nT: 1\r\n\r\n"))
        .isEqualTo("abc");
    assertThat(body("HTTP/1.0 200 OK\n\nabc")).isEqualTo("abc");
    assertThat(body("HTTP/1.1 100 Continue\r\n\r\n" + OK + "Content-Length: 0\r\n\r\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH\r\n",
        OK + "Content-Length: -1\r\n\r\n",
        OK + "Content-Length: 3\r\n\r\nab",
        OK + "Transfer-Encoding: gzip, chunked\r\n\r\n",
        OK + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        OK + "Transfer-Encoding: chunked\r\n\r\nffffffff\r\nabc",
        "HTTP/1.1 301 Moved\r\nLocation: http://10.0.0.1/\r\n\r\n",
        "HTTP/1.1 404 Not Found\r\n\r\n",
        ""
      })
  void tellsWhyThereIsNoAnswer(String answer) {
    HttpReader reader = read(answer, answer.length() + 1);
    assertThat(reader.failure()).isPresent();
    assertThat(reader.body()).isEmpty();
  }

  @Test
  void neverKeepsMoreThanTheLimit() {
    HttpReader endless = new HttpReader(1000);
    byte[] head = (OK + "\r\n").getBytes(StandardCharsets.US_ASCII);
    endless.feed(head, head.length);
    for (int i = 0; i < 100 && !endless.done(); i++) {
      endless.feed(new byte[300], 300);
    }
    assertThat(endless.failure()).contains("its answer is larger than 0 KiB");

    HttpReader headers = new HttpReader(1000);
    byte[] line = "X: y\r\n".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
    headers.feed(OK.getBytes(StandardCharsets.US_ASCII), OK.length());
    headers.feed(line, line.length);
    assertThat(headers.failure()).contains("what it answers is no HTTP");
  }

  @Property(tries = 500)
  void whereTheBytesAreCutDoesNotMatter(@ForAll byte[] bytes, @ForAll @IntRange(min = 1) int size) {
    String answer =
        OK
            + "Content-Length: "
            + bytes.length
            + "\r\n\r\n"
            + new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(read(answer, size).body()).isEqualTo(bytes);
  }

  @Property(tries = 1000)
  void noBytesAreTooMuch(@ForAll byte[] bytes) {
    String answer = OK + new String(bytes, StandardCharsets.ISO_8859_1);
    HttpReader reader = read(answer, 10);
    assertThat(reader.done()).isTrue();
  }

  private static String body(String answer) {
    HttpReader reader = read(answer, 1);
    assertThat(reader.failure()).isEmpty();
    return new String(reader.body(), StandardCharsets.US_ASCII);
  }

  private static HttpReader read(String answer, int size) {
    HttpReader reader = new HttpReader(1 << 20);
    byte[] bytes = answer.getBytes(StandardCharsets.ISO_8859_1);
    for (int at = 0; at < bytes.length; at += Math.min(size, bytes.length - at)) {
      int count = Math.min(size, bytes.length - at);
      byte[] part = Arrays.copyOfRange(bytes, at, at + count);
      reader.feed(part, count);
    }
    reader.closed();
    return reader;
  }
}
