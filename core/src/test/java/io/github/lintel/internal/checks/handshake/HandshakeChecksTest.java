package io.github.lintel.internal.checks.handshake;

import static io.github.lintel.internal.checks.Facts.address;
import static io.github.lintel.internal.checks.Facts.endpoint;
import static io.github.lintel.internal.checks.Facts.handshake;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.Policy;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Alert;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.Stage;
import io.github.lintel.facts.TlsVersion;
import io.github.lintel.internal.checks.CheckCase;
import io.github.lintel.internal.checks.GroupRules;
import io.github.lintel.internal.checks.HandshakeBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HandshakeChecksTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void judges(CheckCase checkCase) {
    GroupRules.run(HandshakeCases.checks(), checkCase);
  }

  static List<CheckCase> cases() {
    return HandshakeCases.all();
  }

  @Test
  void everyCheckHasItsCases() {
    GroupRules.complete(HandshakeCases.checks(), HandshakeCases.all());
  }

  @Test
  void namesTheProtocolInPlainText() {
    AddressView http =
        address(
            handshake()
                .rejected(Stage.CLIENT_HELLO_SENT, 10)
                .received("HTTP/1.1 400 Bad Request\r\nServer: x\r\n"));
    assertThat(sentence(new Plaintext(), http))
        .isEqualTo(
            "203.0.113.1 port 443 speaks HTTP in plain text where TLS should be: it began with"
                + " \"HTTP/1.1 400 Bad Request\" instead of a TLS record.");
  }

  @Test
  void saysWhichOldVersionTheServerSpeaks() {
    AddressView old =
        address(
            HandshakeCases.alerted(40),
            handshake()
                .as(ClientKind.OLD_VERSIONS)
                .negotiated(TlsVersion.TLS_1_0, "TLS_RSA_WITH_AES_128_CBC_SHA", "none"));
    assertThat(sentence(new NoSharedVersion(), old))
        .isEqualTo(
            "203.0.113.1 port 443 speaks neither TLS 1.2 nor TLS 1.3; it speaks TLS 1.0, which"
                + " today's clients do not offer.");
  }

  @Test
  void saysAtWhichStageASilentServerStopped() {
    AddressView silent = address(handshake().ended(Stage.CLIENT_HELLO_SENT, Ending.TIMED_OUT));
    AddressView stalled =
        address(
            handshake()
                .ended(Stage.SERVER_HELLO, Ending.TIMED_OUT)
                .unfinished("Certificate message", 3012, 1370));
    assertThat(sentence(new HandshakeTimedOut(), silent))
        .isEqualTo(
            "203.0.113.1 port 443 took the connection and then said nothing for 31 ms; a"
                + " ServerHello should have come.");
    assertThat(sentence(new Stalled(), stalled))
        .isEqualTo(
            "203.0.113.1 port 443 stopped in the middle of its answer, having sent 1370 bytes, and"
                + " was silent for 30 ms: of a Certificate message of 3012 bytes only 1370 came."
                + " That is where a large packet ends: perhaps large packets are lost on the way"
                + " (MTU).");
  }

  @Test
  void givesAlertsTheirNameNumberAndMeaning() {
    assertThat(sentence(new FatalAlert(), address(HandshakeCases.alerted(49))))
        .isEqualTo(
            "203.0.113.1 port 443 refused the handshake after our ClientHello (at 31 ms) with the"
                + " alert access_denied (49): the server denies access: a rule forbids this client or"
                + " its certificate.");
  }

  @Test
  void aClientCertificateIsAnErrorUnlessItIsMeantToBe() {
    AddressView surprise = address(asking().alerted(Stage.FINISHED, 116));
    AddressView optional = address(asking());
    AddressView meant = meantToBe(asking().alerted(Stage.FINISHED, 116));
    AddressView refused = meantToBe(asking().certificateSent().alerted(Stage.FINISHED, 48));
    AddressCheck check = new ClientCertificateRequired();
    assertThat(GroupRules.severity(check, check.check(surprise))).isEqualTo(Severity.ERROR);
    assertThat(GroupRules.severity(check, check.check(optional))).isEqualTo(Severity.NOTE);
    assertThat(GroupRules.severity(check, check.check(meant))).isEqualTo(Severity.NOTE);
    assertThat(GroupRules.severity(check, check.check(refused))).isEqualTo(Severity.ERROR);
    assertThat(sentence(check, refused))
        .isEqualTo(
            "203.0.113.1 port 443 refused the client certificate that we sent, with the alert"
                + " unknown_ca (48).");
  }

  @Test
  void everyAlertWithANameHasAMeaning() {
    for (int code = 0; code < 256; code++) {
      boolean named = !new Alert(2, code).name().equals("unassigned");
      boolean datagramOnly = code == 52; // too_many_cids_requested exists in DTLS only
      assertThat(AlertMeanings.knows(code)).as("alert " + code).isEqualTo(named && !datagramOnly);
    }
  }

  private static HandshakeBuilder asking() {
    return handshake().asksForCertificate();
  }

  private static AddressView meantToBe(HandshakeBuilder handshake) {
    return endpoint()
        .policy(Policy.webServer().clientCertificateExpected())
        .node("203.0.113.1", handshake)
        .addressView();
  }

  private static String sentence(AddressCheck check, AddressView address) {
    return GroupRules.fault(check.check(address)).evidence().sentence();
  }
}
