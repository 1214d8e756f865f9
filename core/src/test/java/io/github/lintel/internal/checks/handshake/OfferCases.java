package io.github.lintel.internal.checks.handshake;

import static io.github.lintel.internal.checks.CheckCase.passes;
import static io.github.lintel.internal.checks.CheckCase.triggers;
import static io.github.lintel.internal.checks.Facts.address;
import static io.github.lintel.internal.checks.Facts.handshake;
import static io.github.lintel.internal.checks.handshake.HandshakeCases.alerted;

import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.Stage;
import io.github.lintel.facts.TlsVersion;
import io.github.lintel.internal.checks.CheckCase;
import io.github.lintel.internal.checks.HandshakeBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Cases that compare offers, and those of answers that are slow or not complete. */
final class OfferCases {
  private static final Stage HELLO = Stage.CLIENT_HELLO_SENT;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private OfferCases() {}

  static List<CheckCase> all() {
    List<CheckCase> all = new ArrayList<>(listeners());
    all.addAll(offers());
    all.addAll(answers());
    all.addAll(versions());
    return all;
  }

  /** Listeners that wait for something else than TLS. */
  private static List<CheckCase> listeners() {
    HandshakeBuilder afterHeader = handshake().as(ClientKind.PROXY_HEADER);
    return List.of(
        triggers(
            "handshake.closed",
            "a close before anything was said, and so a RST to what was",
            () -> address(lost(Ending.RESET), asked().ended(Stage.CONNECTED, Ending.CLOSED))),
        triggers(
            "handshake.reset",
            "a RST to the ClientHello, and none while nothing is said",
            () -> address(lost(Ending.RESET), asked().ended(HELLO, Ending.RESET))),
        passes(
            "handshake.reset",
            "a RST before anything was said",
            () -> address(lost(Ending.RESET), asked().ended(Stage.CONNECTED, Ending.RESET))),
        passes(
            "handshake.version-intolerant",
            "an answer to an offer of TLS 1.3, too",
            () -> address(contradictory())),
        triggers(
            "handshake.proxy-protocol-expected",
            "an answer after a header",
            () -> address(lost(Ending.RESET), afterHeader)),
        passes(
            "handshake.proxy-protocol-expected",
            "an alert after a header",
            () -> address(lost(Ending.CLOSED), alerted(70).as(ClientKind.PROXY_HEADER))),
        passes(
            "handshake.proxy-protocol-expected",
            "an answer after a header, and at the second try",
            () -> address(lost(Ending.CLOSED), handshake().as(ClientKind.AGAIN), afterHeader)),
        triggers(
            "handshake.plaintext",
            "an answer to HTTP in the clear",
            () -> address(lost(Ending.CLOSED), inTheClear("HTTP/1.1 200 OK\r\n"))),
        triggers(
            "handshake.plaintext",
            "another protocol that does not like HTTP",
            () -> address(lost(Ending.CLOSED), inTheClear("-ERR unknown command"))),
        passes(
            "handshake.plaintext",
            "a server of TLS that does not like HTTP",
            () -> address(lost(Ending.CLOSED), inTheClear("HTTP/1.1 400 Bad Request\r\n"))),
        passes(
            "handshake.plaintext",
            "an answer to HTTP beside an alert",
            () -> address(alerted(40), inTheClear("HTTP/1.1 200 OK\r\n"))),
        triggers(
            "handshake.not-tls",
            "our own ClientHello",
            () -> address(handshake().rejected(HELLO, 10).received(echo()))));
  }

  private static List<CheckCase> offers() {
    return List.of(
        triggers(
            "handshake.version-intolerant",
            "an answer to TLS 1.2 alone",
            () -> address(lost(Ending.CLOSED), tls12().as(ClientKind.TLS_1_2_ONLY))),
        triggers(
            "handshake.version-intolerant",
            "alert 70, and an answer to TLS 1.2 alone",
            () -> address(alerted(70), tls12().as(ClientKind.TLS_1_2_ONLY))),
        passes(
            "handshake.version-intolerant",
            "TLS 1.1 as an answer to TLS 1.2",
            () -> address(alerted(70), older(ClientKind.TLS_1_2_ONLY))),
        triggers(
            "handshake.no-shared-version",
            "TLS 1.1 as an answer to TLS 1.2",
            () -> address(alerted(70), older(ClientKind.TLS_1_2_ONLY))),
        triggers(
            "handshake.no-shared-version",
            "an answer to SSL 3.0",
            () -> address(alerted(40), older(ClientKind.SSL_3))),
        triggers("handshake.alpn-mismatch", "alert 120", () -> address(alerted(120))),
        triggers(
            "handshake.alpn-mismatch",
            "an answer without protocols",
            () -> address(lost(Ending.CLOSED), handshake().as(ClientKind.WITHOUT_ALPN))),
        passes("handshake.alpn-mismatch", "alert 40 alone", () -> address(alerted(40))),
        triggers(
            "handshake.weak-dh",
            "a prime of 1024 bits",
            () -> address(alerted(40), handshake().prime(1024).as(ClientKind.EVERYTHING))),
        passes(
            "handshake.weak-dh",
            "a prime of 2048 bits",
            () -> address(alerted(40), handshake().prime(2048).as(ClientKind.EVERYTHING))),
        triggers(
            "handshake.no-shared-group",
            "an unusual group with TLS 1.2",
            () ->
                address(alerted(40), taking("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "secp521r1"))),
        triggers(
            "handshake.no-shared-group",
            "an old suite, and a modern one with every group",
            () ->
                address(
                    alerted(40),
                    taking("TLS_RSA_WITH_AES_128_CBC_SHA", "none"),
                    handshake().as(ClientKind.EVERY_GROUP))),
        triggers(
            "handshake.no-shared-group",
            "a HelloRetryRequest for another group",
            () -> address(handshake().rejected(HELLO, 47).askedForGroup("secp521r1"))),
        passes(
            "handshake.no-shared-group",
            "a HelloRetryRequest for a group of ours",
            () -> address(handshake().rejected(HELLO, 47).askedForGroup("x25519"))),
        triggers(
            "handshake.corrupted",
            "a signature that verifies at other times",
            () ->
                address(
                    handshake().rejected(Stage.CERTIFICATE, 51),
                    handshake().rejected(Stage.SERVER_HELLO, 50).as(ClientKind.WITHOUT_ALPN))),
        triggers(
            "handshake.corrupted",
            "an alert about what we sent",
            () -> address(handshake().alerted(Stage.SERVER_HELLO_DONE, 20))));
  }

  private static List<CheckCase> answers() {
    HandshakeBuilder dripping =
        handshake()
            .ended(HELLO, Ending.TIMED_OUT)
            .unfinished("TLS record", 127, 4)
            .pieces(4, SECOND, SECOND.multipliedBy(4))
            .took(SECOND.multipliedBy(5));
    HandshakeBuilder half =
        handshake()
            .ended(HELLO, Ending.TIMED_OUT)
            .unfinished("ServerHello message", 122, 60)
            .took(SECOND);
    return List.of(
        triggers("handshake.stalled", "half a ServerHello", () -> address(half)),
        triggers(
            "handshake.stalled",
            "an end after the certificates",
            () -> address(handshake().ended(Stage.CERTIFICATE, Ending.TIMED_OUT))),
        passes(
            "handshake.stalled",
            "silence",
            () -> address(handshake().ended(HELLO, Ending.TIMED_OUT))),
        passes("handshake.stalled", "a byte every second", () -> address(dripping)),
        triggers("handshake.timed-out", "a byte every second", () -> address(dripping)),
        triggers(
            "handshake.truncated",
            "half a ServerHello",
            () ->
                address(
                    handshake()
                        .ended(HELLO, Ending.CLOSED)
                        .unfinished("ServerHello message", 122, 60))),
        triggers(
            "handshake.truncated",
            "an end after the certificates",
            () -> address(handshake().ended(Stage.CERTIFICATE, Ending.CLOSED))),
        passes(
            "handshake.truncated",
            "an end when it is our turn",
            () -> address(handshake().ended(Stage.SERVER_HELLO_DONE, Ending.CLOSED))),
        triggers(
            "handshake.closed",
            "an end when it is our turn",
            () -> address(handshake().ended(Stage.SERVER_HELLO_DONE, Ending.CLOSED))),
        triggers(
            "handshake.slow",
            "three seconds",
            () -> address(handshake().took(SECOND.multipliedBy(9)))),
        passes("handshake.slow", "half a second", () -> address(handshake().took(SECOND))));
  }

  private static List<CheckCase> versions() {
    return List.of(
        triggers(
            "handshake.legacy-renegotiation",
            "a server of 2009",
            () -> address(tls12().withoutSecureRenegotiation())),
        triggers("handshake.tls13-missing", "TLS 1.2", () -> address(tls12())),
        triggers(
            "handshake.tls13-only",
            "alert 70 to TLS 1.2",
            () -> address(handshake(), alerted(70).as(ClientKind.TLS_1_2_ONLY))),
        triggers(
            "handshake.large-hello-intolerant",
            "two large ones that are lost",
            () -> address(handshake(), largeHelloLost(), largeHelloLost())),
        passes(
            "handshake.large-hello-intolerant",
            "a large one that is lost by chance",
            () -> address(handshake(), largeHelloLost(), largeHello())),
        passes(
            "handshake.large-hello-intolerant",
            "small ones that are lost, too",
            () ->
                address(
                    handshake(),
                    largeHelloLost(),
                    largeHelloLost(),
                    lost(Ending.RESET).as(ClientKind.AGAIN))),
        passes(
            "handshake.tls13-only",
            "an answer to TLS 1.2",
            () -> address(handshake(), tls12().as(ClientKind.TLS_1_2_ONLY))),
        triggers(
            "handshake.legacy-version-accepted",
            "TLS 1.1",
            () -> address(handshake(), older(ClientKind.OLD_VERSIONS))),
        passes(
            "handshake.legacy-version-accepted",
            "a refusal of TLS 1.1",
            () -> address(handshake(), alerted(70).as(ClientKind.OLD_VERSIONS))));
  }

  private static HandshakeBuilder lost(Ending ending) {
    return handshake().ended(HELLO, ending);
  }

  private static HandshakeBuilder largeHello() {
    return handshake().as(ClientKind.LARGE_HELLO);
  }

  private static HandshakeBuilder largeHelloLost() {
    return lost(Ending.RESET).as(ClientKind.LARGE_HELLO);
  }

  private static HandshakeBuilder asked() {
    return handshake().as(ClientKind.PLAIN_HTTP);
  }

  private static HandshakeBuilder[] contradictory() {
    return new HandshakeBuilder[] {
      lost(Ending.TIMED_OUT),
      lost(Ending.TIMED_OUT).as(ClientKind.AGAIN),
      handshake().as(ClientKind.WITHOUT_SERVER_NAME),
      handshake().as(ClientKind.TLS_1_2_ONLY)
    };
  }

  private static HandshakeBuilder inTheClear(String answer) {
    return handshake()
        .as(ClientKind.PLAIN_HTTP)
        .ended(Stage.CONNECTED, Ending.REJECTED)
        .received(answer);
  }

  static HandshakeBuilder taking(String suite, String group) {
    return handshake()
        .as(ClientKind.EVERYTHING)
        .negotiated(TlsVersion.TLS_1_2, suite, group)
        .ended(Stage.SERVER_HELLO, Ending.REJECTED);
  }

  private static HandshakeBuilder tls12() {
    return handshake()
        .negotiated(TlsVersion.TLS_1_2, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "x25519");
  }

  private static HandshakeBuilder older(ClientKind client) {
    return handshake()
        .as(client)
        .negotiated(TlsVersion.TLS_1_1, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", "x25519");
  }

  private static byte[] echo() {
    return new byte[] {22, 3, 1, 0, 122, 1, 0, 0, 118, 3, 3};
  }
}
