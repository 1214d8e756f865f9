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

/**
 * Finds the {@link FailureCause} of a first handshake: by what it showed itself and, where that
 * does not tell, by comparison with the experiments on the same node.
 */
final class FailureClassifier {
  private static final int PROTOCOL_VERSION = 70;
  private static final int INTERNAL_ERROR = 80;
  private static final int UNRECOGNIZED_NAME = 112;
  private static final int DECRYPT_ERROR = 51;

  /** Alerts by which servers refuse a client that shows no certificate, or the wrong one. */
  private static final Set<Integer> ABOUT_CLIENT_CERTIFICATE =
      Set.of(40, 41, 42, 43, 44, 45, 46, 48, 49, 116);

  /** Alerts by which servers refuse a ClientHello without saying what they miss in it. */
  private static final Set<Integer> UNSPECIFIC = Set.of(10, 40, 47, 49, 50, 71);

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
      case COMPLETED -> emptyList() ? FailureCause.NO_CERTIFICATE : FailureCause.NONE;
      case CANCELLED -> FailureCause.CANCELLED;
      case NO_ROUTE -> FailureCause.NO_ROUTE;
      case UNREACHABLE -> FailureCause.UNREACHABLE;
      case REFUSED -> FailureCause.REFUSED;
      case TIMED_OUT ->
          first.reached(Stage.CONNECTED) ? talked() : FailureCause.CONNECTION_TIMED_OUT;
      case CLOSED, RESET, ALERTED, REJECTED -> talked();
    };
  }

  private FailureCause talked() {
    if (!first.reached(Stage.SERVER_HELLO) && !TlsRecord.mayStartWith(first.firstBytes())) {
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
    // After the key is proved the same alert means that the Finished message is wrong.
    return sent(DECRYPT_ERROR) && first.reached() == Stage.CERTIFICATE
        ? FailureCause.KEY_MISMATCH
        : FailureCause.CORRUPTED;
  }

  /** The server did not go on, or said nothing more. */
  private FailureCause refused() {
    if (received(UNRECOGNIZED_NAME) || warnedOfName()) {
      return FailureCause.UNRECOGNIZED_NAME;
    }
    if (received(PROTOCOL_VERSION)) {
      return FailureCause.NO_SHARED_VERSION;
    }
    if (received(INTERNAL_ERROR)) {
      return FailureCause.INTERNAL_ERROR;
    }
    return experiments().orElseGet(this::itself);
  }

  /** What differs between the first handshake and one that went further. */
  private Optional<FailureCause> experiments() {
    boolean unspecific =
        first.alertReceived().map(a -> !a.fatal() || UNSPECIFIC.contains(a.code())).orElse(true);
    boolean perhapsOnlySlow =
        first.ending() == Ending.TIMED_OUT && address.as(ClientKind.AGAIN).isEmpty();
    if (first.reached(Stage.SERVER_HELLO)
        || !unspecific
        || perhapsOnlySlow
        || succeeded(ClientKind.AGAIN)) {
      // A server that answered liked the offer; what works at the second try tells no difference.
      return Optional.empty();
    }
    if (answered(ClientKind.OLD_VERSIONS) || isOld(negotiated(ClientKind.EVERYTHING))) {
      return Optional.of(FailureCause.NO_SHARED_VERSION);
    }
    if (answered(ClientKind.EVERYTHING)) {
      // Every modern client offers the suites of TLS 1.3: there the group made the difference.
      return Optional.of(
          negotiated(ClientKind.EVERYTHING).filter(n -> isTls13(n)).isPresent()
              ? FailureCause.NO_SHARED_GROUP
              : FailureCause.NO_SHARED_CIPHER);
    }
    // Asked last: a handshake that went further with the name shows that the name is known.
    boolean nameMatters =
        endpoint.serverNameSent().isPresent() && succeeded(ClientKind.WITHOUT_SERVER_NAME);
    return nameMatters ? Optional.of(FailureCause.UNRECOGNIZED_NAME) : Optional.empty();
  }

  private FailureCause itself() {
    return switch (first.ending()) {
      case TIMED_OUT -> FailureCause.HANDSHAKE_TIMED_OUT;
      case RESET ->
          first.bytesReceived() == 0 ? FailureCause.CONNECTION_RESET : FailureCause.HANDSHAKE_RESET;
      // A close_notify instead of an answer is a way of closing.
      case ALERTED ->
          first.alertReceived().filter(a -> a.code() != 0).isPresent()
              ? FailureCause.ALERT
              : FailureCause.CLOSED;
      default -> FailureCause.CLOSED;
    };
  }

  /** The server asked for a certificate, and was not content with what it got. */
  private boolean wantsClientCertificate() {
    if (first.clientCertificateRequest().isEmpty() || !first.reached(Stage.CERTIFICATE)) {
      return false; // before its own certificates the server has not seen ours
    }
    return switch (first.ending()) {
      case ALERTED ->
          first
              .alertReceived()
              .filter(a -> ABOUT_CLIENT_CERTIFICATE.contains(a.code()))
              .isPresent();
      case CLOSED, RESET -> !first.clientCertificateSent();
      default -> false;
    };
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
    return first.alertSent().map(Alert::code).filter(c -> c == code).isPresent();
  }

  private boolean succeeded(ClientKind client) {
    return address.as(client).filter(HandshakeFacts::completed).isPresent();
  }

  private boolean answered(ClientKind client) {
    return address.as(client).filter(h -> h.reached(Stage.SERVER_HELLO)).isPresent();
  }

  private Optional<Negotiated> negotiated(ClientKind client) {
    return address.as(client).flatMap(HandshakeFacts::negotiated);
  }

  private static boolean isNotOffered(Optional<Negotiated> negotiated) {
    return isOld(negotiated)
        || negotiated.filter(n -> n.version().compareTo(TlsVersion.TLS_1_3) > 0).isPresent();
  }

  private static boolean isOld(Optional<Negotiated> negotiated) {
    return negotiated.filter(n -> n.version().compareTo(TlsVersion.TLS_1_2) < 0).isPresent();
  }

  private static boolean isTls13(Negotiated negotiated) {
    return negotiated.version().equals(TlsVersion.TLS_1_3);
  }
}
