package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.okhttp.HttpObserver;
import io.github.lintel.smoke.metrics.Measured;
import io.github.lintel.smoke.metrics.Metrics;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.FrontDoor;
import io.github.lintel.testkit.HttpAnswer;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the HTTP side of a front door says in numbers. */
class HttpMetricsTest {
  private static final String NAME = "shop.example.com";
  private static final CertificateAuthority ROOT =
      CertificateAuthority.root("Test Root", Clock.systemUTC());
  private static final Credential GOOD = ROOT.issue(NAME);

  @Test
  void ofAGoodAnswer() {
    try (FrontDoor door = serving(HttpAnswer.of(204, "No Content"))) {
      List<String> lines = lines(Measured.of(verify(door)));

      assertThat(lines).anyMatch(line -> line.matches("probe_http_status_code\\{.*} 204\\.0"));
      assertThat(lines).anyMatch(line -> line.matches("probe_http_ssl\\{.*} 1\\.0"));
      for (String phase : List.of("resolve", "connect", "tls", "processing", "transfer")) {
        assertThat(lines)
            .anyMatch(
                line ->
                    line.startsWith("probe_http_duration_seconds{")
                        && line.contains("phase=\"" + phase + "\""));
      }
      assertThat(lines)
          .filteredOn(line -> line.contains("phase=\"tls\""))
          .singleElement()
          .satisfies(
              line ->
                  assertThat(Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                      .isPositive());
    }
  }

  @Test
  void theWorstNodeCounts() {
    try (FrontDoor door =
        FrontDoor.of(
            Behaviour.tls(GOOD).answering(HttpAnswer.ok()),
            Behaviour.tls(GOOD).answering(HttpAnswer.of(503, "Service Unavailable")))) {
      assertThat(lines(Measured.of(verify(door))))
          .anyMatch(line -> line.matches("probe_http_status_code\\{.*} 503\\.0"));
    }
  }

  @Test
  void aNodeThatDoesNotAnswerIsWorseThanAnyStatus() {
    try (FrontDoor door =
        FrontDoor.of(
            Behaviour.tls(GOOD).answering(HttpAnswer.of(503, "Service Unavailable")),
            Behaviour.tls(GOOD).answering(HttpAnswer.none()))) {
      assertThat(lines(Measured.of(verify(door))))
          .anyMatch(line -> line.matches("probe_http_status_code\\{.*} 0\\.0"));
    }
  }

  @Test
  void aRedirectAwayFromTlsIsNotSecure() {
    try (FrontDoor plain = FrontDoor.of(Behaviour.plainHttp(HttpAnswer.ok()));
        FrontDoor door =
            serving(HttpAnswer.redirect(302, "http://" + NAME + ":" + plain.port() + "/"))) {
      List<String> lines = lines(Measured.of(verify(door)));

      assertThat(lines).anyMatch(line -> line.matches("probe_http_ssl\\{.*} 0\\.0"));
      assertThat(lines).anyMatch(line -> line.matches("probe_http_status_code\\{.*} 200\\.0"));
    }
  }

  @Test
  void withoutAHandshakeThereIsNoAnswer() {
    try (FrontDoor door = FrontDoor.of(Behaviour.fatalAlert(80))) {
      Report report = verify(door);

      assertThat(lines(new Measured("Shop", report, true)))
          .anyMatch(line -> line.matches("probe_http_status_code\\{.*} 0\\.0"))
          .anyMatch(line -> line.matches("probe_http_ssl\\{.*} 0\\.0"));
      assertThat(lines(new Measured("Shop", report, false)))
          .noneMatch(line -> line.startsWith("probe_http_"));
    }
  }

  private static FrontDoor serving(HttpAnswer answer) {
    return FrontDoor.of(Behaviour.tls(GOOD).answering(answer));
  }

  private static List<String> lines(Measured door) {
    return Metrics.of(List.of(door)).text().lines().toList();
  }

  private static Report verify(FrontDoor door) {
    return TlsVerifier.builder()
        .trust(TrustAnchors.of(ROOT.certificate()))
        .timeout(Duration.ofSeconds(90))
        .observe(HttpObserver.create())
        .build()
        .verify(
            Endpoint.live(NAME, door.port())
                .at(
                    door.addresses().stream()
                        .map(InetAddress::getHostAddress)
                        .toArray(String[]::new)));
  }
}
