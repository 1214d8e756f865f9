package io.github.lintel.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.check.Finding;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.FrontDoor;
import io.github.lintel.testkit.HttpAnswer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

/** The HTTP side of front doors on the loopback. */
class HttpObserverTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final String NAME = "shop.example.com";
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", CLOCK);
  private static final Credential GOOD = ROOT.issue(NAME);
  private static final HttpAnswer FINE =
      HttpAnswer.ok().header("Strict-Transport-Security: max-age=31536000");

  @Test
  void aGoodAnswerIsHealthy() {
    try (FrontDoor door = serving(FINE)) {
      Report report = verify(HttpObserver.create(), door);

      assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
      assertThat(ids(report)).noneMatch(id -> id.startsWith("http."));
    }
  }

  @Test
  void anErrorBehindAGoodHandshakeIsTheCause() {
    try (FrontDoor door = serving(HttpAnswer.of(503, "Service Unavailable"))) {
      Report report = verify(HttpObserver.create(), door);

      assertThat(report.verdict()).isEqualTo(Verdict.BROKEN);
      assertThat(report.rootCause().orElseThrow().id().text()).isEqualTo("http.status");
      assertThat(report.rootCause().orElseThrow().sentence())
          .contains("answers GET https://" + NAME)
          .contains("503 Service Unavailable: no server behind it is available");
      assertThat(report.explain()).contains("Do: See what stands behind the front door");
    }
  }

  @Test
  void nginxsRefusalOfAClientWithoutACertificateIsNamed() {
    HttpAnswer refusal =
        new HttpAnswer(
            "400 Bad Request", List.of(), "<center>No required SSL certificate was sent</center>");
    try (FrontDoor door = serving(refusal)) {
      Report report = verify(HttpObserver.create(), door);

      assertThat(report.verdict()).isEqualTo(Verdict.BROKEN);
      assertThat(report.rootCause().orElseThrow().sentence())
          .contains("requires a client certificate");
    }
  }

  @Test
  void noAnswerIsTheCause() {
    try (FrontDoor door = serving(HttpAnswer.none())) {
      Report report = verify(HttpObserver.create(), door);

      assertThat(report.rootCause().orElseThrow().id().text())
          .as(report::explain)
          .isEqualTo("http.empty-reply");
    }
  }

  @Test
  void aProtocolThatIsPromisedAndNotSpokenIsTheCause() {
    Behaviour promising = Behaviour.tls(GOOD).protocols("h2", "http/1.1").answering(FINE);
    try (FrontDoor door = FrontDoor.of(promising)) {
      Report report = verify(HttpObserver.create(), door);

      assertThat(report.rootCause().orElseThrow().id().text())
          .as(report::explain)
          .isEqualTo("http.alpn-not-spoken");
      assertThat(report.explain()).contains("The same request over HTTP/1.1 is answered");
    }
  }

  @Test
  void plainHttpIsAskedOnThePortThatIsNamed() {
    try (FrontDoor door = serving(FINE);
        FrontDoor plain = FrontDoor.of(Behaviour.plainHttp(HttpAnswer.ok()))) {
      assertThat(ids(verify(HttpObserver.create(), door))).doesNotContain("http.redirect-missing");
      assertThat(plain.connectionCount()).isZero();

      Report report = verify(HttpObserver.create().plainPort(plain.port()), door);

      assertThat(ids(report)).contains("http.redirect-missing");
      assertThat(report.verdict()).isEqualTo(Verdict.DEGRADED);
    }
  }

  @Test
  void aRedirectToTlsPasses() {
    try (FrontDoor door = serving(FINE);
        FrontDoor plain =
            FrontDoor.of(
                Behaviour.plainHttp(
                    HttpAnswer.redirect(301, "https://" + NAME + ":" + door.port() + "/")))) {
      Report report = verify(HttpObserver.create().plainPort(plain.port()), door);

      assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
    }
  }

  @Test
  void aCircleIsFound() {
    try (FrontDoor door = serving(HttpAnswer.redirect(302, "/"))) {
      Report report = verify(HttpObserver.create(), door);

      assertThat(report.rootCause().orElseThrow().id().text()).isEqualTo("http.redirect-loop");
      assertThat(door.connectionCount()).isLessThan(6);
    }
  }

  @Test
  void whatAnotherHostAnswersDoesNotCount() {
    try (FrontDoor other = serving(HttpAnswer.of(502, "Bad Gateway"));
        FrontDoor door =
            serving(HttpAnswer.redirect(302, "https://login.example.net:" + other.port() + "/"))) {
      Report report = verify(HttpObserver.create(), door);

      assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
      assertThat(other.connectionCount()).isPositive();
    }
  }

  @Test
  void aDeadEndElsewhereIsMentioned() {
    try (FrontDoor door = serving(HttpAnswer.redirect(302, "https://nobody.example.net/"))) {
      Report report = verify(HttpObserver.create(), door);

      assertThat(report.verdict()).isEqualTo(Verdict.HEALTHY);
      assertThat(ids(report)).contains("http.redirect-unreachable");
    }
  }

  @Test
  void requestsAreHarmless() throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.useHttps(Calls.serverSockets(GOOD));
      server.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              boolean head = "HEAD".equals(request.getMethod());
              return new MockResponse(
                  head ? 405 : 200, Headers.of("Set-Cookie", "a=b"), "x".repeat(1 << 20));
            }
          });
      server.start();

      Report report = verify(HttpObserver.create().path("/health?full=1"), server.getPort());

      RecordedRequest head = server.takeRequest();
      RecordedRequest get = server.takeRequest();
      assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
      assertThat(List.of(head.getMethod(), get.getMethod())).containsExactly("HEAD", "GET");
      assertThat(get.getTarget()).isEqualTo("/health?full=1");
      assertThat(get.getHeaders().get("User-Agent")).matches("Lintel/[0-9.]+(-SNAPSHOT)?");
      assertThat(get.getHeaders().names()).doesNotContain("Authorization", "Cookie");
      assertThat(get.getUrl().host()).isEqualTo(NAME);
      assertThat(get.getHandshakeServerNames()).contains(NAME);
      assertThat(server.getRequestCount()).isEqualTo(2);
    }
  }

  @Test
  void everyNodeIsAskedOnItsOwn() {
    try (FrontDoor door =
        FrontDoor.builder()
            .node(Behaviour.tls(GOOD).answering(FINE))
            .node(Behaviour.tls(GOOD).answering(HttpAnswer.of(502, "Bad Gateway")))
            .start()) {
      Report report = verify(HttpObserver.create(), door);

      assertThat(report.addresses().get(0).verdict()).isEqualTo(Verdict.HEALTHY);
      assertThat(report.addresses().get(1).rootCause().orElseThrow().id().text())
          .isEqualTo("http.status");
    }
  }

  @Test
  void settingsAreChecked() {
    for (String path : List.of("", "health", "//example.net/", "https://example.net/")) {
      assertThatIllegalArgumentException()
          .as(path)
          .isThrownBy(() -> HttpObserver.create().path(path));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> HttpObserver.create().plainPort(0));
  }

  private static FrontDoor serving(HttpAnswer answer) {
    return FrontDoor.of(Behaviour.tls(GOOD).answering(answer));
  }

  private static List<String> ids(Report report) {
    return report.findings().stream().map(Finding::id).map(id -> id.text()).toList();
  }

  private static Report verify(HttpObserver observer, int port) {
    return verifier(observer).verify(Endpoint.live(NAME, port).at("127.0.0.1"));
  }

  private static Report verify(HttpObserver observer, FrontDoor door) {
    return verifier(observer)
        .verify(
            Endpoint.live(NAME, door.port())
                .at(
                    door.addresses().stream()
                        .map(InetAddress::getHostAddress)
                        .toArray(String[]::new)));
  }

  private static TlsVerifier verifier(HttpObserver observer) {
    return TlsVerifier.builder()
        .trust(TrustAnchors.of(ROOT.certificate()))
        .clock(CLOCK)
        .timeout(Duration.ofSeconds(90))
        .observe(
            observer.resolver(
                name -> {
                  if (name.startsWith("nobody.")) {
                    throw new UnknownHostException(name);
                  }
                  return List.of(InetAddress.getByName("127.0.0.1"));
                }))
        .build();
  }
}
