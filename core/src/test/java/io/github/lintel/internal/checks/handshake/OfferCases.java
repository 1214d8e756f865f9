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
import java.util.Arrays;
import java.util.List;

/** Cases that compare offers, and those of answers that are slow or not complete. */
final class OfferCases {
  private static final Stage HELLO = Stage.CLIENT_HELLO_SENT;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private OfferCases() {}

  static List<CheckCase> all() {
    List<CheckCase> all = new ArrayList<>(refusals());
    all.addAll(listeners());
    all.addAll(offers());
    all.addAll(answers());
    all.addAll(versions());
    all.addAll(certificateDue());
    return all;
  }

  /** What alert 40 means, by what else was refused. */
  private static List<CheckCase> refusals() {
    return List.of(
        triggers(
            "handshake.no-certificate",
            "a refusal of everything, and of TLS 1.3 once a group was chosen",
            () -> address(choosingGroup(40))),
        triggers(
            "handshake.no-certificate",
            "a refusal of everything, and of a fallback from the TLS 1.3 that it refuses, too",
            () -> {
              HandshakeBuilder[] all = Arrays.copyOf(refusingAll(40, 40), 5);
              all[4] = alerted(86).as(ClientKind.TLS_1_2_FALLBACK);
              return address(all);
            }),
        triggers(
            "handshake.key-type-cipher-mismatch",
            "a refusal of everything, and of TLS 1.3 as by those who have never heard of it",
            () -> address(refusingAll(40, 40))),
        triggers(
            "handshake.no-shared-group",
            "an unusual curve with TLS 1.2, though TLS 1.3 goes first and has none",
            () ->
                address(takingOfTls12("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "brainpoolP256r1"))),
        triggers(
            "handshake.weak-dh",
            "a short prime as long as no group of the standard is offered",
            () -> {
              HandshakeBuilder[] all = takingOfTls12("TLS_DHE_RSA_WITH_AES_128_GCM_SHA256", "none");
              all[4].prime(1024);
              return address(all);
            }),
        triggers(
            "handshake.alpn-mismatch",
            "nothing unusual, once no application protocol is offered",
            () -> address(takingOfTls12("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "x25519"))),
        triggers(
            "handshake.version-intolerant",
            "an internal error, and none with TLS 1.2",
            () -> address(alerted(80), handshake().as(ClientKind.TLS_1_2_ONLY))),
        passes(
            "handshake.version-intolerant",
            "an internal error after the ServerHello of TLS 1.3, and none with TLS 1.2",
            () ->
                address(
                    handshake().alerted(Stage.SERVER_HELLO, 80),
                    handshake().as(ClientKind.TLS_1_2_ONLY))),
        triggers(
            "handshake.alert",
            "a refusal of everything, old versions too",
            () -> address(refusingOldVersionsToo())),
        passes(
            "handshake.no-certificate",
            "a refusal of everything, old versions too",
            () -> address(refusingOldVersionsToo())),
        triggers(
            "handshake.no-certificate",
            "a suite without certificate",
            () -> address(alerted(40), taking("TLS_DH_anon_WITH_AES_128_CBC_SHA", "none"))),
        triggers(
            "handshake.no-certificate",
            "a suite with a shared key",
            () -> address(alerted(40), taking("TLS_PSK_WITH_AES_128_GCM_SHA256", "none"))),
        triggers(
            "handshake.no-certificate",
            "a suite with a shared key, in an old version only",
            () ->
                address(
                    alerted(40),
                    alerted(40).as(ClientKind.EVERYTHING),
                    handshake()
                        .as(ClientKind.OLD_VERSIONS)
                        .negotiated(TlsVersion.TLS_1_1, "TLS_PSK_WITH_AES_128_CBC_SHA", "none")
                        .ended(Stage.SERVER_HELLO, Ending.REJECTED))),
        triggers(
            "handshake.no-certificate",
            "another alert to everything, which is the one that is told",
            () -> address(choosingGroup(71))),
        triggers(
            "handshake.no-certificate",
            "a suite without certificate, with a short prime",
            () ->
                address(
                    alerted(40),
                    handshake()
                        .prime("TLS_DH_anon_WITH_AES_128_GCM_SHA256", 1024)
                        .as(ClientKind.EVERYTHING))),
        triggers(
            "handshake.no-shared-cipher",
            "a suite of TLS 1.3 that nobody offers",
            () ->
                address(
                    alerted(40),
                    handshake()
                        .negotiated(TlsVersion.TLS_1_3, "TLS_AES_128_CCM_SHA256", "x25519")
                        .as(ClientKind.EVERYTHING))),
        passes(
            "handshake.no-certificate",
            "a refusal of everything, and no TLS 1.3",
            () -> address(refusingAll(40, 70))),
        triggers(
            "handshake.key-type-cipher-mismatch",
            "a refusal of everything, and no TLS 1.3",
            () -> address(refusingAll(40, 70))),
        triggers(
            "handshake.key-type-cipher-mismatch",
            "a refusal of everything, and no TLS 1.3, and of a fallback as of all else",
            () -> address(refusingAllAndFallback(40))),
        triggers(
            "handshake.no-certificate",
            "a refusal of everything, and no TLS 1.3, and yet a fallback is one too many",
            () -> address(refusingAllAndFallback(86))),
        passes(
            "handshake.key-type-cipher-mismatch",
            "a server that may not even speak TLS 1.2",
            () -> address(refusingAll(70, 70))),
        triggers(
            "handshake.key-type-cipher-mismatch",
            "an answer to every signature algorithm",
            () -> address(alerted(40), handshake().as(ClientKind.EVERYTHING))),
        passes(
            "handshake.key-type-cipher-mismatch",
            "an answer to every signature algorithm of a server that was silent",
            () ->
                address(
                    handshake().ended(Stage.CLIENT_HELLO_SENT, Ending.TIMED_OUT),
                    handshake()
                        .ended(Stage.CLIENT_HELLO_SENT, Ending.TIMED_OUT)
                        .as(ClientKind.AGAIN),
                    handshake().as(ClientKind.EVERYTHING))),
        triggers(
            "handshake.key-type-cipher-mismatch",
            "a good handshake, and a refusal of TLS 1.2",
            () -> address(handshake(), alerted(40).as(ClientKind.TLS_1_2_ONLY))),
        passes(
            "handshake.key-type-cipher-mismatch",
            "a good handshake, and no TLS 1.2",
            () -> address(handshake(), alerted(70).as(ClientKind.TLS_1_2_ONLY))));
  }

  /** The handshake of TLS 1.3 ends where the certificate is due. */
  private static List<CheckCase> certificateDue() {
    return List.of(
        triggers(
            "handshake.no-certificate",
            "alert 40 where the certificate is due",
            () -> address(handshake().alerted(Stage.SERVER_HELLO, 40))),
        passes(
            "handshake.no-certificate",
            "alert 40 where the certificate is due, and an answer to TLS 1.2",
            () ->
                address(
                    handshake().alerted(Stage.SERVER_HELLO, 40),
                    handshake().as(ClientKind.TLS_1_2_ONLY))),
        triggers(
            "handshake.no-certificate",
            "an end where the certificate is due, and one before a ServerHello of TLS 1.2",
            () -> address(endsWhereDue(), endsAtOnce().as(ClientKind.TLS_1_2_ONLY))),
        passes(
            "handshake.no-certificate",
            "an end where the certificate is due, and no other try",
            () -> address(endsWhereDue())),
        triggers(
            "handshake.truncated",
            "an end where the certificate is due, in TLS 1.2, too",
            () -> address(endsWhereDue(), endsWhereDue().as(ClientKind.TLS_1_2_ONLY))),
        triggers(
            "handshake.key-type-cipher-mismatch",
            "an end where the certificate is due, and an answer to every signature algorithm",
            () -> address(endsWhereDue(), handshake().as(ClientKind.EVERYTHING))),
        passes(
            "handshake.key-type-cipher-mismatch",
            "an answer to every signature algorithm, and to the second try",
            () ->
                address(
                    endsWhereDue(),
                    handshake().as(ClientKind.AGAIN),
                    handshake().as(ClientKind.EVERYTHING))),
        triggers(
            "handshake.unrecognized-name",
            "an end where the certificate is due, and none without a name",
            () -> address(endsWhereDue(), handshake().as(ClientKind.WITHOUT_SERVER_NAME))),
        triggers(
            "handshake.no-shared-version",
            "an end at once, and TLS 1.0 for an offer of TLS 1.2",
            () ->
                address(
                    endsAtOnce(),
                    handshake()
                        .negotiated(
                            TlsVersion.TLS_1_0, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA", "x25519")
                        .rejected(Stage.SERVER_HELLO, 70)
                        .as(ClientKind.TLS_1_2_ONLY))));
  }

  private static HandshakeBuilder endsWhereDue() {
    return handshake().ended(Stage.SERVER_HELLO, Ending.CLOSED);
  }

  private static HandshakeBuilder endsAtOnce() {
    return handshake().ended(Stage.CLIENT_HELLO_SENT, Ending.CLOSED);
  }

  private static HandshakeBuilder[] refusingOldVersionsToo() {
    HandshakeBuilder[] all = Arrays.copyOf(refusingAll(40, 40), 6);
    all[4] = alerted(40).as(ClientKind.OLD_VERSIONS);
    all[5] = alerted(40).as(ClientKind.SSL_3);
    return all;
  }

  /** Listeners that wait for something else than TLS. */
  private static List<CheckCase> listeners() {
    HandshakeBuilder afterHeader = handshake().as(ClientKind.PROXY_HEADER);
    return List.of(
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

  private static HandshakeBuilder[] refusingAll(int tls12, int tls13) {
    return new HandshakeBuilder[] {
      alerted(40),
      alerted(40).as(ClientKind.EVERYTHING),
      alerted(tls12).as(ClientKind.TLS_1_2_ONLY),
      alerted(tls13).as(ClientKind.TLS_1_3_ONLY)
    };
  }

  private static HandshakeBuilder[] takingOfTls12(String suite, String group) {
    HandshakeBuilder[] all = Arrays.copyOf(refusingAll(40, 40), 5);
    all[4] =
        handshake()
            .as(ClientKind.EVERYTHING_OF_TLS_1_2)
            .negotiated(TlsVersion.TLS_1_2, suite, group);
    return all;
  }

  private static HandshakeBuilder[] choosingGroup(int alert) {
    HandshakeBuilder[] all = refusingAll(alert, alert);
    all[3].askedForGroup("x25519");
    return all;
  }

  private static HandshakeBuilder[] refusingAllAndFallback(int fallback) {
    HandshakeBuilder[] all = Arrays.copyOf(refusingAll(40, 70), 5);
    all[4] = alerted(fallback).as(ClientKind.TLS_1_2_FALLBACK);
    return all;
  }

  private static HandshakeBuilder lost(Ending ending) {
    return handshake().ended(HELLO, ending);
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

  private static HandshakeBuilder taking(String suite, String group) {
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
