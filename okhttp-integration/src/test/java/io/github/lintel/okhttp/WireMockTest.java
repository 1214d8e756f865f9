package io.github.lintel.okhttp;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.check.Finding;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against WireMock over HTTPS, with certificates of an authority of our own. */
class WireMockTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final String NAME = "shop.example.com";
  private static final String PASSWORD = "password";
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", CLOCK);

  @TempDir Path folder;

  @Test
  void healthyCallsAndTheHttpSide() throws Exception {
    WireMockServer server = started(ROOT.issue(NAME));
    try {
      server.stubFor(
          any(anyUrl())
              .willReturn(ok("hello").withHeader("Strict-Transport-Security", "max-age=60")));
      server.stubFor(any(urlPathEqualTo("/health")).willReturn(status(503)));
      server.stubFor(any(urlPathEqualTo("/loop")).willReturn(temporaryRedirect("/loop")));
      OkHttpClient client =
          Calls.watched(ROOT, FrontDoorWatch.builder(verifier().build()).enforce().build()).build();

      try (Response response = Calls.get(client, url(server))) {
        assertThat(response.body().string()).isEqualTo("hello");
      }
      assertThat(verify(server, HttpObserver.create()).verdict()).isEqualTo(Verdict.HEALTHY);
      assertThat(cause(verify(server, HttpObserver.create().path("/health"))))
          .isEqualTo("http.status");
      assertThat(cause(verify(server, HttpObserver.create().path("/loop"))))
          .isEqualTo("http.redirect-loop");
    } finally {
      server.stop();
    }
  }

  @Test
  void anExpiredCertificateIsExplained() throws Exception {
    WireMockServer server =
        started(ROOT.issue(r -> r.names(NAME).validity(Duration.ofDays(90), Duration.ofDays(-2))));
    try {
      OkHttpClient client =
          Calls.watched(ROOT, FrontDoorWatch.builder(verifier().build()).build()).build();

      IOException failure = Calls.failure(client, url(server));

      assertThat(failure).isInstanceOf(SSLHandshakeException.class);
      assertThat(cause(LintelOkHttp.reportOf(failure).orElseThrow()))
          .isEqualTo("certificate.expired");
    } finally {
      server.stop();
    }
  }

  private WireMockServer started(Credential credential) throws Exception {
    Path keys = folder.resolve("keys.p12");
    try (OutputStream out = Files.newOutputStream(keys)) {
      credential.keyStore(PASSWORD.toCharArray()).store(out, PASSWORD.toCharArray());
    }
    WireMockServer server =
        new WireMockServer(
            wireMockConfig()
                .bindAddress("127.0.0.1")
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystorePath(keys.toString())
                .keystoreType("PKCS12")
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD));
    server.start();
    return server;
  }

  private static Report verify(WireMockServer server, HttpObserver observer) {
    return verifier()
        .timeout(Duration.ofSeconds(90))
        .observe(observer)
        .build()
        .verify(Endpoint.live(NAME, server.httpsPort()).at("127.0.0.1"));
  }

  private static TlsVerifier.Builder verifier() {
    return TlsVerifier.builder().trust(TrustAnchors.of(ROOT.certificate())).clock(CLOCK);
  }

  private static String url(WireMockServer server) {
    return "https://" + NAME + ":" + server.httpsPort() + "/";
  }

  private static String cause(Report report) {
    return report.rootCause().map(Finding::id).orElseThrow().text();
  }
}
