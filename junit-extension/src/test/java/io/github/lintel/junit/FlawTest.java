package io.github.lintel.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.check.Finding;
import io.github.lintel.endpoint.CertificateChain;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.Flaw;
import io.github.lintel.testkit.FrontDoor;
import io.github.lintel.testkit.Reaction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Each flaw is what the catalogue says: to Lintel, and to the clients of the JDK and OkHttp. */
class FlawTest {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @ParameterizedTest
  @EnumSource
  void lintelFindsIt(Flaw flaw) {
    try (FrontDoor door = flaw.start()) {
      Report report = verify(door);

      Set<String> found =
          report.findings().stream()
              .filter(finding -> !finding.inconclusive())
              .map(Finding::id)
              .map(id -> id.text())
              .collect(Collectors.toSet());
      assertThat(found).as(report::explain).containsAll(flaw.checks());
    }
  }

  @ParameterizedTest
  @EnumSource
  void clientsReactAsTheCatalogueSays(Flaw flaw) {
    assertThat(reaction(flaw, FlawTest::askJdk)).as("JDK").isEqualTo(Clients.jdk(flaw));
    assertThat(reaction(flaw, FlawTest::askOkHttp)).as("OkHttp").isEqualTo(Clients.okHttp(flaw));
  }

  @Test
  void aHealthyDoorIsHealthy() {
    try (FrontDoor door = FrontDoor.healthy()) {
      assertThat(verify(door).verdict()).isEqualTo(Verdict.HEALTHY);
      assertThat(reaction(door, FlawTest::askJdk)).isEqualTo(Reaction.GET_IN);
      assertThat(reaction(door, FlawTest::askOkHttp)).isEqualTo(Reaction.GET_IN);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EXPIRED", "HTTP", "RENEWED_NOT_SERVED", "NODE_DOWN"})
  void renewingRepairsIt(Flaw flaw) {
    try (FrontDoor door = flaw.start()) {
      Credential renewed = door.renew();

      assertThat(door.certificates()).first().isEqualTo(renewed.certificate());
      assertThat(verify(door).verdict()).isEqualTo(Verdict.HEALTHY);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = "ALERT_.*")
  void itsTitleSaysWhichItIs(Flaw flaw) {
    try (FrontDoor door = flaw.start()) {
      assertThat(door).hasToString(flaw + " at https://localhost:" + door.port() + "/");
    }
  }

  // A door for each client, as some treat one connection otherwise than the next.
  private static Reaction reaction(Flaw flaw, Client client) {
    try (FrontDoor door = flaw.start()) {
      return reaction(door, client);
    }
  }

  private static Reaction reaction(FrontDoor door, Client client) {
    try {
      client.ask(door);
      return Reaction.GET_IN;
    } catch (SSLException e) {
      return Reaction.REFUSE;
    } catch (IOException e) {
      return Reaction.FAIL;
    }
  }

  private static void askJdk(FrontDoor door) throws IOException {
    HttpsURLConnection connection =
        (HttpsURLConnection) URI.create(door.url()).toURL().openConnection();
    connection.setSSLSocketFactory(door.trust().sslContext().getSocketFactory());
    connection.setConnectTimeout((int) PATIENCE.toMillis());
    connection.setReadTimeout((int) PATIENCE.toMillis());
    connection.setRequestProperty("Connection", "close");
    assertThat(connection.getResponseCode()).isEqualTo(200);
  }

  private static void askOkHttp(FrontDoor door) throws IOException {
    OkHttpClient client =
        new OkHttpClient.Builder()
            .sslSocketFactory(
                door.trust().sslContext().getSocketFactory(), door.trust().trustManager())
            .connectTimeout(PATIENCE)
            .readTimeout(PATIENCE)
            .build();
    Request request = new Request.Builder().url(door.url()).build();
    try (Response response = client.newCall(request).execute()) {
      assertThat(response.code()).isEqualTo(200);
    } finally {
      client.connectionPool().evictAll();
      client.dispatcher().executorService().shutdown();
    }
  }

  private static Report verify(FrontDoor door) {
    LiveEndpoint endpoint =
        Endpoint.live(door.url())
            .at(door.addresses().stream().map(InetAddress::getHostAddress).toArray(String[]::new));
    for (Credential expected : door.expected()) {
      endpoint = endpoint.expecting(CertificateChain.of(expected.certificate()));
    }
    return TlsVerifier.builder()
        .trust(TrustAnchors.of(door.trust().certificate()))
        .timeout(Duration.ofSeconds(5))
        .thorough(true)
        .build()
        .verify(endpoint);
  }

  private interface Client {
    void ask(FrontDoor door) throws IOException;
  }
}
