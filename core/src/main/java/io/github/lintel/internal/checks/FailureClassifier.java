package io.github.lintel.internal.checks;

import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.Alert;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.EndpointFacts;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Negotiated;
import io.github.lintel.facts.Stage;
import io.github.lintel.facts.TlsVersion;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the {@link FailureCause} of a first handshake: by what it showed itself and, where that
 * does not tell, by comparison with the experiments on the same node.
 */
final class FailureClassifier {
  private static final int CLOSE_NOTIFY = 0;
  private static final int PROTOCOL_VERSION = 70;
  private static final int INTERNAL_ERROR = 80;
  private static final int UNRECOGNIZED_NAME = 112;
  private static final int NO_APPLICATION_PROTOCOL = 120;
  private static final int DECRYPT_ERROR = 51;

  /**
   * Alerts by which servers refuse a client that shows no certificate, or the wrong one; GnuTLS
   * says decode_error (50) of an empty list.
   */
  private static final Set<Integer> ABOUT_CLIENT_CERTIFICATE =
      Set.of(40, 41, 42, 43, 44, 45, 46, 48, 49, 50, 116);

  /** Two certificates of one authority differ at least in their signatures, by far more. */
  private static final int MOST_DAMAGED_BYTES = 8;

  private final EndpointFacts endpoint;
  private final AddressFacts address;
  private final HandshakeFacts first;

  private FailureClassifier(EndpointFacts endpoint, AddressFacts address) {
    this.endpoint = endpoint;
    this.address = address;
    this.first = address.primary();
  }

  static FailureCause classify(EndpointFacts endpoint, AddressFacts address) {
    return new FailureClassifier(endpoint, address).cause();
  }

  private FailureCause cause() {
    return switch (first.ending()) {
      case COMPLETED -> completed();
      case CANCELLED -> FailureCause.CANCELLED;
      case NO_ROUTE -> FailureCause.NO_ROUTE;
      case UNREACHABLE -> FailureCause.UNREACHABLE;
      case REFUSED -> FailureCause.REFUSED;
      case TIMED_OUT ->
          first.reached(Stage.CONNECTED) ? talked() : FailureCause.CONNECTION_TIMED_OUT;
      case CLOSED, RESET, ALERTED, REJECTED -> talked();
    };
  }

  private FailureCause completed() {
    if (emptyList()) {
      return FailureCause.NO_CERTIFICATE;
    }
    // Not everybody ignores the version of a record, as RFC 8446 5.1 wants it.
    return TlsRecord.mayStartWith(first.firstBytes()) ? FailureCause.NONE : FailureCause.NOT_TLS;
  }

  private FailureCause talked() {
    boolean tls = TlsRecord.mayStartWith(first.firstBytes());
    if (!first.reached(Stage.SERVER_HELLO)
        && (!tls || TlsRecord.isClientHello(first.firstBytes()))) {
      return PlaintextProtocol.of(first.firstBytes()).isPresent()
          ? FailureCause.PLAINTEXT
          : FailureCause.NOT_TLS;
    }
    if (emptyList()) {
      return FailureCause.NO_CERTIFICATE;
    }
    if (wantsClientCertificate()) {
      return FailureCause.CLIENT_CERTIFICATE;
    }
    return first.ending() == Ending.REJECTED ? rejected() : refused();
  }

  /** We could not go on. */
  private FailureCause rejected() {
    boolean badVersion = sent(PROTOCOL_VERSION) || isNotOffered(first.negotiated());
    if (badVersion && !first.reached(Stage.CERTIFICATE)) {
      return FailureCause.NO_SHARED_VERSION;
    }
    boolean unusualGroup =
        first.groupAskedFor().filter(name -> !TodaysOffer.hasGroup(name)).isPresent();
    if (unusualGroup && !first.reached(Stage.SERVER_HELLO)) {
      return FailureCause.NO_SHARED_GROUP;
    }
    if (first.negotiated().filter(TodaysOffer::isWeak).isPresent()) {
      return FailureCause.WEAK_DH;
    }
    return provesAnotherKey(first) && address.handshakes().stream().noneMatch(this::contradicts)
        ? FailureCause.KEY_MISMATCH
        : FailureCause.CORRUPTED;
  }

  /**
   * The signature does not verify. (After the key is proved the same alert means that the Finished
   * message is wrong.)
   */
  private static boolean provesAnotherKey(HandshakeFacts handshake) {
    return handshake.reached() == Stage.CERTIFICATE && sent(handshake, DECRYPT_ERROR);
  }

  /**
   * What is signed in TLS 1.2 came in the clear, and may have been changed on the way. Then another
   * handshake, whose messages have another length, goes wrong elsewhere or not at all.
   */
  private boolean contradicts(HandshakeFacts other) {
    boolean wrongElsewhere =
        other.ending() == Ending.REJECTED
            && other.client() != ClientKind.PLAIN_HTTP
            && !provesAnotherKey(other);
    // Nothing is signed with static RSA: there only the end proves the key.
    Stage proof = other.client() == ClientKind.STATIC_RSA ? Stage.FINISHED : Stage.KEY_PROVED;
    return wrongElsewhere
        || isDamagedCopy(other)
        || other.leaf().equals(first.leaf()) && other.reached(proof);
  }

  /** Its leaf is the same as the first one's but for a few bytes: no two certificates are. */
  private boolean isDamagedCopy(HandshakeFacts other) {
    if (other.presentedChain().isEmpty() || first.presentedChain().isEmpty()) {
      return false;
    }
    byte[] one = first.presentedChain().get(0).der().toByteArray();
    byte[] two = other.presentedChain().get(0).der().toByteArray();
    if (one.length != two.length) {
      return false;
    }
    long differences = IntStream.range(0, one.length).filter(i -> one[i] != two[i]).count();
    return differences > 0 && differences <= MOST_DAMAGED_BYTES;
  }

  /** The server did not go on, or said nothing more. */
  private FailureCause refused() {
    if (received(UNRECOGNIZED_NAME) || warnedOfName()) {
      return FailureCause.UNRECOGNIZED_NAME;
    }
    if (received(NO_APPLICATION_PROTOCOL)) {
      return FailureCause.ALPN_MISMATCH;
    }
    if (received(PROTOCOL_VERSION)) {
      return HelloComparison.takesTls12(address)
          ? FailureCause.VERSION_INTOLERANT
          : FailureCause.NO_SHARED_VERSION;
    }
    if (received(INTERNAL_ERROR)) {
      return onlyWithTls13() ? FailureCause.VERSION_INTOLERANT : FailureCause.INTERNAL_ERROR;
    }
    boolean damaged = first.alertReceived().filter(Alert::ofDamage).isPresent();
    if (damaged && first.reached(Stage.SERVER_HELLO)) {
      // With static RSA the server proves its key only by understanding us.
      return first.negotiated().filter(n -> n.cipherSuite().startsWith("TLS_RSA_")).isPresent()
          ? FailureCause.KEY_MISMATCH
          : FailureCause.CORRUPTED;
    }
    return certificateChoice().or(this::comparison).orElseGet(this::itself);
  }

  /** It knows no ServerHello to an offer of TLS 1.3, and is well without. */
  private boolean onlyWithTls13() {
    return !first.reached(Stage.SERVER_HELLO)
        && !onlySometimes()
        && HelloComparison.takesTls12(address)
        && address.as(ClientKind.TLS_1_2_ONLY).filter(HandshakeFacts::completed).isPresent();
  }

  private Optional<FailureCause> certificateChoice() {
    return onlySometimes() ? Optional.empty() : new CertificateChoice(address).cause();
  }

  private boolean onlySometimes() {
    return Chance.isContradictory(address)
        || address.handshakes().stream()
            .anyMatch(h -> h.client() == ClientKind.AGAIN && h.completed());
  }

  /** What differs between the first handshake and one that went further. */
  private Optional<FailureCause> comparison() {
    boolean unspecific = first.alertReceived().map(a -> !a.fatal() || a.unspecific()).orElse(true);
    boolean perhapsOnlySlow =
        first.ending() == Ending.TIMED_OUT && address.as(ClientKind.AGAIN).isEmpty();
    if (first.reached(Stage.SERVER_HELLO) || !unspecific || perhapsOnlySlow || onlySometimes()) {
      // A server that answered liked the offer; what works at the second try tells no difference.
      return Optional.empty();
    }
    return new HelloComparison(address, endpoint.serverNameSent().isPresent()).cause();
  }

  private FailureCause itself() {
    return switch (first.ending()) {
      case TIMED_OUT ->
          first.bytesReceived() == 0 || drips()
              ? FailureCause.HANDSHAKE_TIMED_OUT
              : FailureCause.STALLED;
      case RESET -> reset();
      // A close_notify instead of an answer is a way of closing.
      case ALERTED ->
          first.alertReceived().filter(a -> a.code() != CLOSE_NOTIFY).isPresent()
              ? FailureCause.ALERT
              : FailureCause.CLOSED;
      default -> isCutShort() ? FailureCause.TRUNCATED : FailureCause.CLOSED;
    };
  }

  private FailureCause reset() {
    if (first.bytesReceived() > 0 || waitsToHear()) {
      return FailureCause.HANDSHAKE_RESET;
    }
    return Attempts.closesUnasked(address) ? FailureCause.CLOSED : FailureCause.CONNECTION_RESET;
  }

  /**
   * Whether a reset crossed our ClientHello on the way or was the answer to it cannot be seen; but
   * who lets a connection stand on which nothing is said does not mind connections.
   */
  private boolean waitsToHear() {
    return address
        .as(ClientKind.PLAIN_HTTP)
        .filter(h -> h.reached(Stage.CLIENT_HELLO_SENT))
        .isPresent();
  }

  /** It had begun to answer, and what it says in one go was not complete. */
  private boolean isCutShort() {
    boolean begun = first.reached(Stage.SERVER_HELLO) || first.received().unfinished().isPresent();
    return begun && !first.reached(Stage.SERVER_HELLO_DONE);
  }

  private boolean drips() {
    return address.handshakes().stream()
        .filter(h -> h.client() == ClientKind.MODERN || h.client() == ClientKind.AGAIN)
        .anyMatch(h -> Pace.dripping(h).isPresent());
  }

  /** The server asked for a certificate, and was not content with what it got. */
  private boolean wantsClientCertificate() {
    if (first.clientCertificateRequest().isEmpty() || !first.reached(Stage.CERTIFICATE)) {
      return false; // before its own certificates the server has not seen ours
    }
    return switch (first.ending()) {
      case ALERTED ->
          received(CLOSE_NOTIFY)
              ? endsForClientCertificate()
              : first
                  .alertReceived()
                  .filter(a -> ABOUT_CLIENT_CERTIFICATE.contains(a.code()))
                  .isPresent();
      case CLOSED, RESET -> endsForClientCertificate();
      default -> false;
    };
  }

  /** Whoever looks at ours only when the handshake is complete has no alert left to send. */
  private boolean endsForClientCertificate() {
    return !first.clientCertificateSent() || first.reached(Stage.FINISHED);
  }

  private boolean emptyList() {
    return first.reached(Stage.CERTIFICATE) && first.presentedChain().isEmpty();
  }

  private boolean warnedOfName() {
    return !first.reached(Stage.SERVER_HELLO)
        && first.warningsReceived().stream().anyMatch(a -> a.code() == UNRECOGNIZED_NAME);
  }

  private boolean received(int code) {
    return first.alertReceived().map(Alert::code).filter(c -> c == code).isPresent();
  }

  private boolean sent(int code) {
    return sent(first, code);
  }

  private static boolean sent(HandshakeFacts handshake, int code) {
    return handshake.alertSent().map(Alert::code).filter(c -> c == code).isPresent();
  }

  private static boolean isNotOffered(Optional<Negotiated> negotiated) {
    return negotiated
        .filter(n -> HelloComparison.isOld(n) || n.version().compareTo(TlsVersion.TLS_1_3) > 0)
        .isPresent();
  }
}
