package io.github.lintel.internal.checks.handshake;

import static io.github.lintel.internal.checks.CheckCase.passes;
import static io.github.lintel.internal.checks.CheckCase.triggers;
import static io.github.lintel.internal.checks.Facts.address;
import static io.github.lintel.internal.checks.Facts.handshake;
import static io.github.lintel.internal.checks.handshake.HandshakeCases.alerted;
import static io.github.lintel.internal.checks.handshake.OfferCases.taking;

import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.Stage;
import io.github.lintel.facts.TlsVersion;
import io.github.lintel.internal.checks.CheckCase;
import io.github.lintel.internal.checks.HandshakeBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cases of servers that refuse every offer, or end where their certificate is due. */
final class RefusalCases {
  private RefusalCases() {}

  static List<CheckCase> all() {
    List<CheckCase> all = new ArrayList<>(refusals());
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
}
