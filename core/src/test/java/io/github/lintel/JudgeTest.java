package io.github.lintel;

import static io.github.lintel.FrontDoors.NAME;
import static io.github.lintel.FrontDoors.NOW;
import static io.github.lintel.FrontDoors.trusting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lintel.check.Finding;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.facts.ClientCertificateRequest;
import io.github.lintel.facts.ClientHandshake;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.facts.Stage;
import io.github.lintel.testkit.CertificateAuthority;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What another client saw is judged by the same checks. */
class JudgeTest {
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);
  private static final CertificateAuthority ISSUER = ROOT.intermediate("Test CA");
  private static final LiveEndpoint SHOP = Endpoint.live(NAME, 443);
  private static final TlsVerifier VERIFIER = trusting(ROOT).build();

  @Test
  void aGoodChainIsHealthy() {
    Report report =
        judge(seen(Stage.FINISHED, Ending.COMPLETED).presented(ISSUER.issue(NAME).chain()));

    assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
    assertThat(report.target()).isEqualTo(NAME + ":443");
    assertThat(report.healthyUntil()).isPresent();
  }

  @Test
  void aChainIsJudgedAsPresented() {
    byte[] leaf = ISSUER.issue(NAME).leaf();

    assertThat(cause(seen(Stage.CERTIFICATE, Ending.COMPLETED).presented(List.of(leaf))))
        .isEqualTo("chain.missing-intermediate");
    assertThat(
            cause(
                seen(Stage.CERTIFICATE, Ending.COMPLETED)
                    .presented(ISSUER.issue("other.example.com").chain())))
        .isEqualTo("certificate.name-mismatch");
    assertThat(cause(seen(Stage.CERTIFICATE, Ending.COMPLETED).presented(List.of(new byte[9]))))
        .isEqualTo("certificate.malformed");
  }

  @Test
  void theFirstBytesTellAnAlertAndAnotherProtocol() {
    byte[] alert = {21, 3, 3, 0, 2, 2, 112};
    byte[] http = "HTTP/1.1 400 Bad Request\r\n".getBytes(StandardCharsets.US_ASCII);

    assertThat(cause(seen(Stage.CLIENT_HELLO_SENT, Ending.CLOSED).received(alert, 7)))
        .isEqualTo("handshake.unrecognized-name");
    assertThat(cause(seen(Stage.CLIENT_HELLO_SENT, Ending.REJECTED).received(http, 500)))
        .isEqualTo("handshake.plaintext");
  }

  @Test
  void theEndTells() {
    assertThat(cause(seen(Stage.NOT_CONNECTED, Ending.REFUSED))).isEqualTo("connection.refused");
    assertThat(cause(seen(Stage.CLIENT_HELLO_SENT, Ending.CLOSED))).isEqualTo("handshake.closed");
    assertThat(cause(seen(Stage.CLIENT_HELLO_SENT, Ending.RESET))).isEqualTo("connection.reset");
    assertThat(cause(seen(Stage.CLIENT_HELLO_SENT, Ending.TIMED_OUT)))
        .isEqualTo("handshake.timed-out");
  }

  @Test
  void aRequestForACertificateBeforeTheEndTells() {
    ClientHandshake handshake =
        seen(Stage.FINISHED, Ending.CLOSED)
            .presented(ISSUER.issue(NAME).chain())
            .clientCertificate(new ClientCertificateRequest(List.of()), false);

    assertThat(cause(handshake)).isEqualTo("handshake.client-certificate-required");
  }

  @Test
  void everyAddressIsInTheReport() {
    ClientHandshake one = seen(Stage.NOT_CONNECTED, Ending.REFUSED);
    ClientHandshake other =
        ClientHandshake.of(
            NodeAddress.of(InetAddress.getLoopbackAddress()),
            Stage.NOT_CONNECTED,
            Ending.REFUSED,
            Duration.ofMillis(1));

    Report report = VERIFIER.judge(SHOP, List.of(one, other, one));

    assertThat(report.addresses()).hasSize(2);
    assertThat(report.addresses().get(0).facts().handshakes()).hasSize(2);
  }

  @Test
  void nothingSeenIsNothingToJudge() {
    assertThatIllegalArgumentException().isThrownBy(() -> VERIFIER.judge(SHOP, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TlsVerifier.builder().connections(0))
        .withMessageContaining("1 to 40");
  }

  private static String cause(ClientHandshake handshake) {
    Report report = judge(handshake);
    assertThat(report.verdict()).isEqualTo(Verdict.BROKEN);
    return report.rootCause().map(Finding::id).orElseThrow().text();
  }

  private static Report judge(ClientHandshake handshake) {
    return VERIFIER.judge(SHOP, List.of(handshake));
  }

  private static ClientHandshake seen(Stage reached, Ending ending) {
    try {
      return ClientHandshake.of(
          NodeAddress.of(InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, 7})),
          reached,
          ending,
          Duration.ofMillis(12));
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
