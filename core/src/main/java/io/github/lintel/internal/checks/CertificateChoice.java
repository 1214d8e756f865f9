package io.github.lintel.internal.checks;

import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.Alert;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Stage;
import io.github.lintel.facts.TlsVersion;
import java.util.Optional;

/**
 * Why a server ends a handshake of TLS 1.3 where its certificate, or its signature, is due.
 * Version, suite and group are agreed on then; what is left to choose is a certificate that goes
 * with the name and the signature algorithms of the client (RFC 8446 4.4.2.2). Servers in Java say
 * handshake_failure, or nothing, when there is none.
 *
 * <pre>
 * completed when every signature algorithm is offered   its key is of an unusual type
 * completed without a server name                       name
 * ended before the certificate, and either
 *     with alert 40, unless TLS 1.2 is answered, or
 *     TLS 1.2, where the suite depends on the
 *     certificate, is ended before the ServerHello      no usable certificate
 * </pre>
 */
final class CertificateChoice {
  private static final int HANDSHAKE_FAILURE = 40;

  private final AddressFacts address;
  private final HandshakeFacts first;

  CertificateChoice(AddressFacts address) {
    this.address = address;
    this.first = address.primary();
  }

  Optional<FailureCause> cause() {
    if (!isDue()) {
      return Optional.empty();
    }
    if (completed(ClientKind.EVERYTHING)) {
      return Optional.of(FailureCause.KEY_TYPE);
    }
    if (completed(ClientKind.WITHOUT_SERVER_NAME)) {
      return Optional.of(FailureCause.UNRECOGNIZED_NAME);
    }
    return !first.reached(Stage.CERTIFICATE) && hasNone()
        ? Optional.of(FailureCause.NO_CERTIFICATE)
        : Optional.empty();
  }

  private boolean isDue() {
    boolean tls13 =
        first.negotiated().filter(n -> n.version().equals(TlsVersion.TLS_1_3)).isPresent();
    return tls13
        && first.reached(Stage.SERVER_HELLO)
        && !first.reached(Stage.KEY_PROVED)
        && first.received().unfinished().isEmpty() // else it had chosen, and was cut off
        && endsOrRefuses(first);
  }

  private boolean hasNone() {
    Optional<HandshakeFacts> older = address.as(ClientKind.TLS_1_2_ONLY);
    return refuses(first)
        ? older.filter(h -> h.reached(Stage.SERVER_HELLO)).isEmpty()
        : older.filter(h -> !h.reached(Stage.SERVER_HELLO) && endsOrRefuses(h)).isPresent();
  }

  private boolean completed(ClientKind client) {
    return address.as(client).filter(HandshakeFacts::completed).isPresent();
  }

  private static boolean endsOrRefuses(HandshakeFacts handshake) {
    return switch (handshake.ending()) {
      case CLOSED, RESET -> true;
      case ALERTED -> refuses(handshake);
      default -> false;
    };
  }

  private static boolean refuses(HandshakeFacts handshake) {
    return handshake.ending() == Ending.ALERTED
        && handshake
            .alertReceived()
            .map(Alert::code)
            .filter(code -> code == HANDSHAKE_FAILURE)
            .isPresent();
  }
}
