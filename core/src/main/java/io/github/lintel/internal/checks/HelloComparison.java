package io.github.lintel.internal.checks;

import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.Alert;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Negotiated;
import io.github.lintel.facts.Stage;
import io.github.lintel.facts.TlsVersion;
import java.util.Optional;

/**
 * What a server does not like in a ClientHello that it refused without saying so, found by the
 * first line that holds. "Answers" means that a ServerHello came.
 *
 * <pre>
 * answers after a PROXY header                          it expects one
 * answers HTTP in the clear, and nothing to TLS         it speaks HTTP
 * of everything takes a suite without certificate,
 *     or so does an offer of TLS 1.1 and older          no certificate
 * of everything takes an old version                    version
 * of everything takes a short prime                     weak-dh
 * of everything takes an old suite,
 *     but a modern one if every group is offered        group
 *     else                                              suite
 * of everything takes an unusual group                  group
 * of everything takes what is not unusual               its key is of an unusual type
 * of everything of TLS 1.2 the same as above,
 *     and else                                          application protocol
 * answers to TLS 1.2 only                               it breaks when TLS 1.3 is offered
 * answers to TLS 1.1 or older only, or with it          version
 * answers without ALPN                                  application protocol
 * completes without a server name                       name
 * alert 40 or 71 to everything, and
 *     to TLS 1.3 alone, to SSL 3.0, and to TLS 1.1
 *     or else to a fallback                            nothing: it does not look at the offer
 *     it to TLS 1.3 alone, after it chose a group, or
 *     86 to a fallback from it                         no usable certificate: in TLS 1.3 nothing
 *                                                       else could be missing
 *     it to TLS 1.3 alone, without a word on groups     it has never heard of TLS 1.3: its key and
 *                                                       its suites do not go together, or no key
 *     70 to TLS 1.3 alone, 86 to a fallback from it    no certificate: it speaks TLS 1.3, and
 *                                                       cannot
 *     70 to TLS 1.3 alone, not 70 to TLS 1.2            TLS 1.2 only: its key and its suites do
 *                                                       not go together, or it has no key
 * </pre>
 */
final class HelloComparison {
  private static final int HANDSHAKE_FAILURE = 40;
  private static final int PROTOCOL_VERSION = 70;
  private static final int INSUFFICIENT_SECURITY = 71;
  private static final int INAPPROPRIATE_FALLBACK = 86;

  private final AddressFacts address;
  private final boolean nameSent;

  HelloComparison(AddressFacts address, boolean nameSent) {
    this.address = address;
    this.nameSent = nameSent;
  }

  /** Returns what made the difference, if something did. */
  Optional<FailureCause> cause() {
    HandshakeFacts first = address.primary();
    if (first.bytesReceived() == 0) {
      if (answers(ClientKind.PROXY_HEADER)) {
        return Optional.of(FailureCause.PROXY_PROTOCOL);
      }
      if (PlaintextProtocol.inTheClear(address).isPresent()) {
        return Optional.of(FailureCause.PLAINTEXT);
      }
    }
    return negotiated(ClientKind.EVERYTHING)
        .flatMap(this::ofEverything)
        .or(this::otherOffers)
        .or(() -> negotiated(ClientKind.EVERYTHING_OF_TLS_1_2).flatMap(this::ofTls12))
        .or(this::nothingFits);
  }

  private Optional<FailureCause> ofEverything(Negotiated taken) {
    if (needsNoCertificate(taken.cipherSuite())) {
      return Optional.of(FailureCause.NO_CERTIFICATE);
    }
    if (isOld(taken)) {
      return Optional.of(FailureCause.NO_SHARED_VERSION);
    }
    if (TodaysOffer.isWeak(taken)) {
      return Optional.of(FailureCause.WEAK_DH);
    }
    if (!TodaysOffer.hasSuite(taken)) {
      return Optional.of(
          answers(ClientKind.EVERY_GROUP)
              ? FailureCause.NO_SHARED_GROUP
              : FailureCause.NO_SHARED_CIPHER);
    }
    if (!TodaysOffer.hasGroup(taken)) {
      return Optional.of(FailureCause.NO_SHARED_GROUP);
    }
    return takesTls12(address)
        ? Optional.empty() // then the lists were not the reason
        : Optional.of(FailureCause.KEY_TYPE);
  }

  private Optional<FailureCause> ofTls12(Negotiated taken) {
    return ofEverything(taken)
        .map(
            cause ->
                cause == FailureCause.KEY_TYPE && !hasUnusualKey()
                    ? FailureCause.ALPN_MISMATCH // which was not offered
                    : cause);
  }

  private boolean hasUnusualKey() {
    return address
        .as(ClientKind.EVERYTHING_OF_TLS_1_2)
        .flatMap(HandshakeFacts::leaf)
        .filter(leaf -> !TodaysOffer.verifies(leaf.publicKey()))
        .isPresent();
  }

  /** Neither side shows who it is, or both do by a key that they share. */
  private static boolean needsNoCertificate(String suite) {
    return suite.contains("_anon_") || suite.contains("_PSK_") && !suite.contains("_RSA_PSK_");
  }

  private Optional<FailureCause> otherOffers() {
    if (takesTls12(address)) {
      return Optional.of(FailureCause.VERSION_INTOLERANT);
    }
    boolean oldWithoutCertificate =
        negotiated(ClientKind.OLD_VERSIONS)
            .filter(n -> needsNoCertificate(n.cipherSuite()))
            .isPresent();
    if (oldWithoutCertificate) {
      return Optional.of(FailureCause.NO_CERTIFICATE);
    }
    boolean answersOlder = negotiated(ClientKind.TLS_1_2_ONLY).filter(n -> isOld(n)).isPresent();
    if (answersOlder || answers(ClientKind.OLD_VERSIONS) || answers(ClientKind.SSL_3)) {
      return Optional.of(FailureCause.NO_SHARED_VERSION);
    }
    if (answers(ClientKind.WITHOUT_ALPN)) {
      return Optional.of(FailureCause.ALPN_MISMATCH);
    }
    boolean nameMatters =
        nameSent
            && address
                .as(ClientKind.WITHOUT_SERVER_NAME)
                .filter(HandshakeFacts::completed)
                .isPresent();
    return nameMatters ? Optional.of(FailureCause.UNRECOGNIZED_NAME) : Optional.empty();
  }

  private Optional<FailureCause> nothingFits() {
    boolean everything =
        refuses(Optional.of(address.primary()))
            && refuses(address.as(ClientKind.EVERYTHING))
            && refuses(address.as(ClientKind.TLS_1_2_ONLY));
    Optional<HandshakeFacts> newest = address.as(ClientKind.TLS_1_3_ONLY);
    if (!everything) {
      return Optional.empty();
    }
    if (refuses(newest)) {
      if (looksAtNothing()) {
        return Optional.empty();
      }
      boolean knowsTls13 =
          newest.flatMap(HandshakeFacts::groupAskedFor).isPresent() || givesUpTls13(address);
      return Optional.of(knowsTls13 ? FailureCause.NO_CERTIFICATE : FailureCause.KEY_TYPE);
    }
    if (!isAlert(PROTOCOL_VERSION, newest)) {
      return Optional.empty();
    }
    return Optional.of(givesUpTls13(address) ? FailureCause.NO_CERTIFICATE : FailureCause.KEY_TYPE);
  }

  /**
   * Returns whether a server that says no to TLS 1.3 knows it all the same: OpenSSL does not take
   * it without a certificate, and yet calls TLS 1.2 a step back.
   */
  private static boolean givesUpTls13(AddressFacts address) {
    return isAlert(INAPPROPRIATE_FALLBACK, address.as(ClientKind.TLS_1_2_FALLBACK));
  }

  /** No server of today speaks all versions; one that does not speak a version says so with 70. */
  private boolean looksAtNothing() {
    ClientKind other =
        address.as(ClientKind.OLD_VERSIONS).isPresent()
            ? ClientKind.OLD_VERSIONS
            : ClientKind.TLS_1_2_FALLBACK;
    return refuses(address.as(other)) && refuses(address.as(ClientKind.SSL_3));
  }

  private boolean answers(ClientKind client) {
    return address.as(client).filter(h -> h.reached(Stage.SERVER_HELLO)).isPresent();
  }

  /** Returns whether it takes an offer of TLS 1.2 alone, and does not answer with an older one. */
  static boolean takesTls12(AddressFacts address) {
    return address
        .as(ClientKind.TLS_1_2_ONLY)
        .flatMap(HandshakeFacts::negotiated)
        .filter(n -> !isOld(n))
        .isPresent();
  }

  private Optional<Negotiated> negotiated(ClientKind client) {
    return address.as(client).flatMap(HandshakeFacts::negotiated);
  }

  /** Refused the ClientHello for want of something in common. */
  private static boolean refuses(Optional<HandshakeFacts> handshake) {
    return alert(handshake)
        .filter(code -> code == HANDSHAKE_FAILURE || code == INSUFFICIENT_SECURITY)
        .isPresent();
  }

  private static boolean isAlert(int code, Optional<HandshakeFacts> handshake) {
    return alert(handshake).filter(received -> received == code).isPresent();
  }

  private static Optional<Integer> alert(Optional<HandshakeFacts> handshake) {
    return handshake
        .filter(h -> h.ending() == Ending.ALERTED && !h.reached(Stage.SERVER_HELLO))
        .flatMap(HandshakeFacts::alertReceived)
        .map(Alert::code);
  }

  static boolean isOld(Negotiated negotiated) {
    return negotiated.version().compareTo(TlsVersion.TLS_1_2) < 0;
  }
}
