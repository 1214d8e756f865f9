package io.github.lintel.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.lintel.testkit.Flaw;
import io.github.lintel.testkit.FrontDoor;
import io.github.lintel.testkit.Trust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the catalogue of bad front doors says of clients holds for the JDK's and for OkHttp's. */
class FlawClientsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Of the others it depends on the client, or on which node it meets. */
  static Stream<Flaw> decided() {
    return Stream.of(Flaw.values()).filter(flaw -> flaw.refusal() != Flaw.Refusal.DEPENDS);
  }

  @ParameterizedTest
  @MethodSource("decided")
  void okHttpDoesAsTheCatalogueSays(Flaw flaw) throws IOException {
    try (FrontDoor door = flaw.open()) {
      check(flaw, () -> okHttp(door));
    }
  }

  @ParameterizedTest
  @MethodSource("decided")
  void soDoesTheJdk(Flaw flaw) throws IOException {
    try (FrontDoor door = flaw.open()) {
      check(flaw, () -> jdk(door));
    }
  }

  @Test
  void aGoodOneIsTakenByBoth() throws IOException {
    try (FrontDoor door = FrontDoor.good()) {
      assertThat(okHttp(door)).isEqualTo(200);
      assertThat(jdk(door)).isEqualTo(200);
    }
  }

  private static void check(Flaw flaw, Request request) throws IOException {
    if (flaw.mustBeRefused()) {
      assertThatExceptionOfType(IOException.class).isThrownBy(request::status);
    } else {
      assertThat(request.status()).isEqualTo(200);
    }
  }

  private interface Request {
    int status() throws IOException;
  }

  private static int okHttp(FrontDoor door) throws IOException {
    Trust trust = door.trust();
    OkHttpClient client =
        new OkHttpClient.Builder()
            .sslSocketFactory(trust.sslContext().getSocketFactory(), trust.manager())
            .dns(host -> List.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})))
            .callTimeout(PATIENCE)
            .build();
    try (var response = Calls.get(client, door.url())) {
      return response.code();
    }
  }

  private static int jdk(FrontDoor door) throws IOException {
    HttpsURLConnection connection =
        (HttpsURLConnection) URI.create(door.url()).toURL().openConnection();
    connection.setSSLSocketFactory(door.trust().sslContext().getSocketFactory());
    connection.setConnectTimeout((int) PATIENCE.toMillis());
    connection.setReadTimeout((int) PATIENCE.toMillis());
    connection.setRequestProperty("Connection", "close");
    return connection.getResponseCode();
  }
}
