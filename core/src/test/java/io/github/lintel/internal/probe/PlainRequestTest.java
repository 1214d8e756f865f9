package io.github.lintel.internal.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlainRequestTest {
  private static final ClientProfile PROFILE =
      ClientProfile.modern(Optional.of("shop.example.com"), Optional.empty())
          .as(ClientKind.PLAIN_HTTP);

  @Test
  void theFirstLineStaysAloneForAWhile() {
    PlainRequest request = connected(Duration.ZERO);

    assertThat(said(request)).isEqualTo("GET / HTTP/1.1\r\n");
    assertThat(request.lingering()).isPresent();
    request.timedOut();
    assertThat(said(request)).startsWith("Host: shop.example.com\r\n").endsWith("\r\n\r\n");
    assertThat(request.lingering()).isEmpty();
  }

  @Test
  void whoAnswersTheFirstLineIsNotToldMore() {
    PlainRequest request = connected(Duration.ZERO);
    said(request);

    byte[] answer = "-ERR unknown command\r\n".getBytes(StandardCharsets.US_ASCII);
    request.received(answer, answer.length);
    request.timedOut();

    assertThat(said(request)).isEmpty();
    assertThat(request.facts().ending()).isEqualTo(Ending.REJECTED);
    assertThat(request.facts().bytesReceived()).isEqualTo(answer.length);
  }

  @Test
  void itHoldsItsTongueFirstIfAsked() {
    Duration silence = Duration.ofMillis(300);
    PlainRequest request = connected(silence);

    assertThat(said(request)).isEmpty();
    assertThat(request.lingering()).contains(silence);
    request.timedOut();
    assertThat(said(request)).isEqualTo("GET / HTTP/1.1\r\n");
  }

  private static PlainRequest connected(Duration silence) {
    PlainRequest request = new PlainRequest(PROFILE, silence);
    request.connecting();
    request.connected();
    request.start();
    return request;
  }

  private static String said(PlainRequest request) {
    return new String(request.takeOutput(), StandardCharsets.US_ASCII);
  }
}
