package io.github.lintel.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.CertificateExtension;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.ExtendedKeyUse;
import io.github.lintel.testkit.KeyKind;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who gets the client certificate in requests, and who does not. */
class HttpClientCertificateTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final String NAME = "shop.example.com";
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", CLOCK);
  private static final CertificateAuthority CLIENTS =
      CertificateAuthority.root("Partner Root", CLOCK).intermediate("Partner CA");
  private static final Map<String, String> FINE =
      Map.of("Strict-Transport-Security", "max-age=31536000");

  @ParameterizedTest
  @EnumSource(
      value = KeyKind.class,
      names = {"RSA_2048", "EC_P256", "EC_P384", "ED25519"})
  void theFrontDoorGetsItWithItsChain(KeyKind kind) throws Exception {
    Credential client = client(kind);
    try (MockWebServer door = serving(new MockResponse(200, Headers.of(FINE), ""))) {
      door.requireClientAuth();

      Report report = verify(door, client);

      assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
      assertThat(certificates(door.takeRequest()))
          .extracting(X509Certificate::getEncoded)
          .containsExactlyElementsOf(client.chain());
    }
  }

  @Test
  void whereARedirectLeadsToGetsNone() throws Exception {
    try (MockWebServer other = serving(new MockResponse(200, Headers.of(FINE), ""));
        MockWebServer door =
            serving(redirect("https://login.example.net:" + other.getPort() + "/"))) {
      door.requestClientAuth();
      other.requestClientAuth();

      Report report = verify(door, client(KeyKind.EC_P256));

      assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
      assertThat(certificates(door.takeRequest())).isNotEmpty();
      assertThat(certificates(other.takeRequest())).isEmpty();
    }
  }

  @Test
  void anotherPortOfTheSameNameGetsNone() throws Exception {
    try (MockWebServer other = serving(new MockResponse(200, Headers.of(FINE), ""));
        MockWebServer door =
            serving(
                new MockResponse(
                    302,
                    Headers.of("Location", "https://" + NAME + ":" + other.getPort() + "/"),
                    ""))) {
      door.requestClientAuth();
      other.requestClientAuth();

      verify(door, client(KeyKind.EC_P256));

      assertThat(certificates(other.takeRequest())).isEmpty();
    }
  }

  @Test
  void whatWasSeenIsKnownInShort() throws Exception {
    try (MockWebServer other = serving(new MockResponse(404, Headers.of(FINE), ""));
        MockWebServer door =
            serving(redirect("https://login.example.net:" + other.getPort() + "/"))) {
      Report report = verify(door, client(KeyKind.EC_P256));

      HttpExchange exchange =
          HttpExchange.of(report.addresses().get(0).facts()).orElseThrow(AssertionError::new);
      assertThat(exchange.status()).contains(404);
      assertThat(exchange.secure()).isTrue();
      assertThat(exchange.redirects()).isEqualTo(1);
      assertThat(exchange.timings().tls()).isPositive();
      assertThat(exchange.timings().connect()).isPositive();
      assertThat(exchange.timings().processing()).isPositive();
      assertThat(exchange.timings().total())
          .isGreaterThan(exchange.timings().tls().plus(exchange.timings().processing()));
    }
  }

  private static Credential client(KeyKind kind) {
    return CLIENTS.issue(
        r ->
            r.key(kind)
                .names("client.example.com")
                .extension(CertificateExtension.extendedKeyUsage(ExtendedKeyUse.CLIENT_AUTH)));
  }

  private static List<X509Certificate> certificates(RecordedRequest request) {
    return request.getHandshake().peerCertificates().stream()
        .map(X509Certificate.class::cast)
        .toList();
  }

  private static MockWebServer serving(MockResponse answer) throws Exception {
    MockWebServer server = new MockWebServer();
    server.useHttps(anyClient(ROOT.issue(NAME, "login.example.net")));
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer;
          }
        });
    server.start();
    return server;
  }

  private static MockResponse redirect(String location) {
    return new MockResponse(302, Headers.of("Location", location), "");
  }

  private static SSLSocketFactory anyClient(Credential credential) throws GeneralSecurityException {
    char[] password = "password".toCharArray();
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(credential.keyStore(password), password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), new TrustManager[] {AnyCertificate.INSTANCE}, null);
    return context.getSocketFactory();
  }

  private static Report verify(MockWebServer door, Credential client) {
    return TlsVerifier.builder()
        .trust(TrustAnchors.of(ROOT.certificate()))
        .clock(CLOCK)
        .timeout(Duration.ofSeconds(90))
        .observe(
            HttpObserver.create().resolver(name -> List.of(InetAddress.getByName("127.0.0.1"))))
        .build()
        .verify(
            Endpoint.live(NAME, door.getPort())
                .at("127.0.0.1")
                .clientCertificate(
                    CertificateBundle.of(
                        "client", ascii(client.chainPem()), ascii(client.keyPem()))));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
