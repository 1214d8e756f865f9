package io.github.lintel.internal.checks.handshake;

import static io.github.lintel.internal.checks.CheckCase.passes;
import static io.github.lintel.internal.checks.CheckCase.triggers;
import static io.github.lintel.internal.checks.Facts.address;
import static io.github.lintel.internal.checks.Facts.endpoint;
import static io.github.lintel.internal.checks.Facts.handshake;

import io.github.lintel.check.Check;
import io.github.lintel.check.Policy;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.Stage;
import io.github.lintel.facts.TlsVersion;
import io.github.lintel.internal.checks.CheckCase;
import io.github.lintel.internal.checks.HandshakeBuilder;
import java.util.ArrayList;
import java.util.List;

/** Cases of the checks of the handshake. */
public final class HandshakeCases {
  private static final Stage HELLO = Stage.CLIENT_HELLO_SENT;

  private HandshakeCases() {}

  public static List<Check> checks() {
    return List.of(
        new Plaintext(),
        new NotTls(),
        new KeyMismatch(),
        new NoCertificate(),
        new ClientCertificateRequired(),
        new UnrecognizedName(),
        new UnrecognizedNameWarning(),
        new NoSharedVersion(),
        new NoSharedCipher(),
        new NoSharedGroup(),
        new InternalError(),
        new FatalAlert(),
        new Corrupted(),
        new HandshakeReset(),
        new Closed(),
        new HandshakeTimedOut(),
        new AlpnMismatch(),
        new KeyTypeCipherMismatch(),
        new LargeHelloIntolerant(),
        new LegacyRenegotiation(),
        new LegacyVersionAccepted(),
        new ProxyProtocolExpected(),
        new Slow(),
        new Stalled(),
        new Tls13Missing(),
        new Tls13Only(),
        new Truncated(),
        new VersionIntolerant(),
        new WeakDh());
  }

  public static List<CheckCase> all() {
    List<CheckCase> all = new ArrayList<>(failures());
    all.addAll(comparisons());
    all.addAll(OfferCases.all());
    all.addAll(RefusalCases.all());
    all.addAll(clientCertificates());
    for (Check check : checks()) {
      all.add(passes(check.info().id().text(), "a good handshake", () -> address(handshake())));
    }
    return all;
  }

  private static HandshakeBuilder garbage() {
    PresentedCertificate garbage = Certificate.parse(new byte[] {0x30, 3, 2, 1, 0});
    return handshake().chain(garbage).rejected(Stage.CERTIFICATE, 42);
  }

  private static List<CheckCase> failures() {
    return List.of(
        triggers(
            "handshake.plaintext", "HTTP", () -> address(said("HTTP/1.1 400 Bad Request\r\n"))),
        triggers("handshake.plaintext", "SSH", () -> address(said("SSH-2.0-OpenSSH_9.2p1\r\n"))),
        triggers(
            "handshake.plaintext",
            "a greeting before a timeout",
            () -> address(handshake().ended(HELLO, Ending.TIMED_OUT).received("220 "))),
        passes("handshake.plaintext", "other bytes", () -> address(said("\u0001\u0002\u0003"))),
        triggers("handshake.not-tls", "other bytes", () -> address(said("\u0001\u0002\u0003"))),
        triggers(
            "handshake.not-tls",
            "records of a version that most clients refuse",
            () -> address(handshake().received(new byte[] {0x16, (byte) 0xfc, 3}))),
        passes("handshake.not-tls", "HTTP", () -> address(said("HTTP/1.0 200 OK\r\n"))),
        triggers(
            "handshake.key-mismatch",
            "a signature that does not verify",
            () -> address(handshake().rejected(Stage.CERTIFICATE, 51))),
        passes(
            "handshake.key-mismatch",
            "a Finished message that does not verify",
            () -> address(handshake().rejected(Stage.KEY_PROVED, 51))),
        triggers(
            "handshake.no-certificate",
            "an empty list",
            () -> address(handshake().chain().rejected(Stage.CERTIFICATE, 50))),
        triggers(
            "handshake.no-certificate",
            "an empty list that went through",
            () -> address(handshake().chain(List.of()))),
        triggers("handshake.internal-error", "alert 80", () -> address(alerted(80))),
        passes("handshake.internal-error", "alert 40", () -> address(alerted(40))),
        triggers("handshake.alert", "alert 40", () -> address(alerted(40))),
        triggers("handshake.alert", "an unknown alert", () -> address(alerted(200))),
        passes("handshake.alert", "alert 70", () -> address(alerted(70))),
        triggers(
            "handshake.corrupted",
            "a record that does not decrypt",
            () -> address(handshake().rejected(Stage.SERVER_HELLO, 20))),
        passes("handshake.corrupted", "an alert of the server", () -> address(alerted(20))),
        triggers(
            "handshake.corrupted",
            "a certificate in the clear that cannot be read",
            () ->
                address(
                    garbage()
                        .negotiated(
                            TlsVersion.TLS_1_2,
                            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                            "x25519"))),
        passes(
            "handshake.corrupted",
            "an encrypted certificate that cannot be read",
            () -> address(garbage())),
        triggers(
            "handshake.reset",
            "a RST after the ServerHello",
            () -> address(handshake().ended(Stage.SERVER_HELLO, Ending.RESET))),
        passes(
            "handshake.reset",
            "a RST on accept",
            () -> address(handshake().ended(HELLO, Ending.RESET))),
        triggers("handshake.closed", "a FIN", () -> address(closed())),
        triggers(
            "handshake.closed", "a close_notify", () -> address(handshake().alerted(HELLO, 1, 0))),
        passes("handshake.closed", "a RST", () -> address(handshake().ended(HELLO, Ending.RESET))),
        triggers(
            "handshake.timed-out",
            "silence",
            () -> address(handshake().ended(HELLO, Ending.TIMED_OUT))),
        passes(
            "handshake.timed-out",
            "an end after the certificates",
            () -> address(handshake().ended(Stage.CERTIFICATE, Ending.TIMED_OUT))),
        passes(
            "handshake.timed-out",
            "no connection",
            () -> address(handshake().ended(Stage.NOT_CONNECTED, Ending.TIMED_OUT))));
  }

  private static List<CheckCase> comparisons() {
    HandshakeBuilder withoutName = handshake().as(ClientKind.WITHOUT_SERVER_NAME);
    HandshakeBuilder again = handshake().as(ClientKind.AGAIN);
    return List.of(
        triggers("handshake.unrecognized-name", "alert 112", () -> address(alerted(112))),
        triggers(
            "handshake.unrecognized-name",
            "a node that answers without a name",
            () -> address(closed(), withoutName)),
        triggers(
            "handshake.unrecognized-name",
            "a warning before the end",
            () -> address(closed().warned(112))),
        passes(
            "handshake.unrecognized-name",
            "a node that answers at the second try",
            () -> address(closed(), withoutName, again)),
        passes(
            "handshake.unrecognized-name",
            "no name that was sent",
            () ->
                endpoint()
                    .withoutServerName()
                    .node("203.0.113.1", closed(), withoutName)
                    .addressView()),
        triggers(
            "handshake.unrecognized-name-warning",
            "a warning in a good handshake",
            () -> address(handshake().warned(112))),
        triggers("handshake.no-shared-version", "alert 70", () -> address(alerted(70))),
        triggers(
            "handshake.no-shared-version",
            "a ServerHello of another version",
            () -> address(handshake().rejected(HELLO, 70))),
        triggers(
            "handshake.no-shared-version",
            "a node that speaks TLS 1.0",
            () -> address(alerted(40), old(ClientKind.OLD_VERSIONS))),
        triggers(
            "handshake.no-shared-version",
            "a node that takes TLS 1.0 of everything",
            () -> address(closed(), old(ClientKind.EVERYTHING))),
        passes("handshake.no-shared-version", "alert 40 alone", () -> address(alerted(40))),
        triggers(
            "handshake.no-shared-cipher",
            "a node that takes an old suite",
            () -> address(alerted(40), everything(TlsVersion.TLS_1_2))),
        triggers(
            "handshake.no-shared-cipher",
            "an old suite in spite of an answer without a name",
            () -> address(alerted(71), withoutName, everything(TlsVersion.TLS_1_2))),
        passes("handshake.no-shared-cipher", "alert 40 alone", () -> address(alerted(40))),
        passes(
            "handshake.no-shared-cipher",
            "a node that answers at the second try",
            () -> address(alerted(40), everything(TlsVersion.TLS_1_2), again)),
        triggers(
            "handshake.no-shared-group",
            "a node that takes an unusual group",
            () -> address(alerted(40), everything(TlsVersion.TLS_1_3))));
  }

  private static List<CheckCase> clientCertificates() {
    String id = "handshake.client-certificate-required";
    return List.of(
        triggers(
            id,
            "the word of GnuTLS for an empty list",
            () -> address(handshake().asksForCertificate().alerted(Stage.SERVER_HELLO_DONE, 50))),
        triggers(
            id,
            "a refusal with TLS 1.3",
            () -> address(handshake().asksForCertificate().alerted(Stage.FINISHED, 116))),
        triggers(
            id,
            "a refusal with TLS 1.2",
            () -> address(handshake().asksForCertificate().alerted(Stage.KEY_PROVED, 40))),
        triggers(
            id,
            "a refusal without a word",
            () -> address(asking().ended(Stage.FINISHED, Ending.CLOSED))),
        triggers(
            id,
            "an end in good order once it got none, as nginx makes it in front of TCP",
            () -> address(handshake().asksForCertificate().alerted(Stage.FINISHED, 0))),
        triggers(
            id,
            "a certificate that is refused",
            () -> address(asking().certificateSent().alerted(Stage.FINISHED, 48))),
        triggers(
            id,
            "a certificate that is refused without a word",
            () -> address(asking().certificateSent().ended(Stage.FINISHED, Ending.CLOSED))),
        passes(
            id,
            "an end before the certificate can have been judged",
            () -> address(asking().certificateSent().ended(Stage.KEY_PROVED, Ending.CLOSED))),
        triggers(id, "an optional one", () -> address(asking())),
        triggers(
            id,
            "a refusal that is meant to be",
            () ->
                endpoint()
                    .policy(Policy.webServer().clientCertificateExpected())
                    .node("203.0.113.1", asking().alerted(Stage.FINISHED, 116))
                    .addressView()),
        passes(id, "a certificate that is accepted", () -> address(asking().certificateSent())),
        passes(
            id,
            "an alert about something else",
            () -> address(asking().alerted(Stage.CERTIFICATE, 80))),
        passes(
            "handshake.alert",
            "a refusal for want of a certificate",
            () -> address(asking().alerted(Stage.FINISHED, 116))),
        passes(
            "handshake.closed",
            "a refusal for want of a certificate",
            () -> address(asking().ended(Stage.FINISHED, Ending.CLOSED))));
  }

  static HandshakeBuilder alerted(int code) {
    return handshake().alerted(HELLO, code);
  }

  private static HandshakeBuilder said(String text) {
    return handshake().rejected(HELLO, 10).received(text);
  }

  private static HandshakeBuilder closed() {
    return handshake().ended(HELLO, Ending.CLOSED);
  }

  private static HandshakeBuilder asking() {
    return handshake().asksForCertificate();
  }

  private static HandshakeBuilder old(ClientKind client) {
    return handshake()
        .as(client)
        .negotiated(TlsVersion.TLS_1_0, "TLS_RSA_WITH_AES_128_CBC_SHA", "none");
  }

  private static HandshakeBuilder everything(TlsVersion version) {
    String suite =
        version.equals(TlsVersion.TLS_1_3)
            ? "TLS_AES_256_GCM_SHA384"
            : "TLS_RSA_WITH_3DES_EDE_CBC_SHA";
    return handshake()
        .as(ClientKind.EVERYTHING)
        .negotiated(version, suite, "secp521r1")
        .ended(Stage.SERVER_HELLO, Ending.REJECTED);
  }
}
