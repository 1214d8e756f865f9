package io.github.lintel.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import java.time.Clock;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/** Against OkHttp's own server, with HTTP/2. */
class MockWebServerTest {
  private static final CertificateAuthority ROOT =
      CertificateAuthority.root("Test Root", Clock.systemUTC());

  @Test
  void callsOverOneConnectionAreNotTouched() throws Exception {
    try (MockWebServer server = started(ROOT.issue("localhost", "127.0.0.1"))) {
      OkHttpClient client = client();

      for (int i = 0; i < 3; i++) {
        server.enqueue(new MockResponse.Builder().code(200).build());
        try (Response response = Calls.get(client, server.url("/").toString())) {
          assertThat(response.protocol()).isEqualTo(Protocol.HTTP_2);
        }
        assertThat(server.takeRequest().getConnectionIndex()).isZero();
      }
    }
  }

  @Test
  void aWrongNameIsExplained() throws Exception {
    try (MockWebServer server = started(ROOT.issue("other.example.com"))) {
      var failure = Calls.failure(client(), server.url("/").toString());

      assertThat(LintelOkHttp.reportOf(failure).orElseThrow().explain())
          .contains("other.example.com");
    }
  }

  @Test
  void itIsAHealthyFrontDoor() throws Exception {
    try (MockWebServer server = started(ROOT.issue("localhost", "127.0.0.1"))) {
      Report report =
          TlsVerifier.builder()
              .trust(TrustAnchors.of(ROOT.certificate()))
              .build()
              .verify(Endpoint.live("localhost", server.getPort()).at("127.0.0.1"));

      assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
      assertThat(report.findings()).isEmpty();
    }
  }

  private static OkHttpClient client() {
    TlsVerifier verifier = TlsVerifier.builder().trust(TrustAnchors.of(ROOT.certificate())).build();
    return LintelOkHttp.install(Calls.client(ROOT), verifier).build();
  }

  private static MockWebServer started(Credential credential) throws Exception {
    MockWebServer server = new MockWebServer();
    server.useHttps(Calls.serverSockets(credential));
    server.start();
    return server;
  }
}
