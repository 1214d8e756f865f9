package io.github.lintel.facts;

import java.util.List;
import java.util.Optional;

/**
 * Everything that one handshake showed. What came before a failure is kept.
 *
 * @param client as which client it was made
 * @param reached how far it got
 * @param ending how it ended
 * @param negotiated what the ServerHello said, if one was read
 * @param presentedChain the certificates exactly as sent, in wire order; nothing is verified
 * @param alertReceived the alert that ended it
 * @param warningsReceived the alerts of warning level before that
 * @param alertSent the alert that we sent, or would have, because we could not go on
 * @param clientCertificateRequest the server asked for a client certificate
 * @param clientCertificateSent whether we had one to send
 * @param staple the stapled OCSP response
 * @param timestamps the signed certificate timestamps of the TLS extension (a TLS-encoded list)
 * @param secureRenegotiation whether the server supports RFC 5746 (always true in TLS 1.3)
 * @param serverNameAcknowledged whether the server said that it made use of the server name (RFC
 *     6066 section 3); many that do make use of it do not say so
 * @param groupAskedFor the group for which a HelloRetryRequest asked, by IANA's name
 * @param received the bytes of the peer as they came
 * @param timings when each stage was reached
 */
public record HandshakeFacts(
    ClientKind client,
    Stage reached,
    Ending ending,
    Optional<Negotiated> negotiated,
    List<PresentedCertificate> presentedChain,
    Optional<Alert> alertReceived,
    List<Alert> warningsReceived,
    Optional<Alert> alertSent,
    Optional<ClientCertificateRequest> clientCertificateRequest,
    boolean clientCertificateSent,
    Optional<Bytes> staple,
    Optional<Bytes> timestamps,
    boolean secureRenegotiation,
    boolean serverNameAcknowledged,
    Optional<String> groupAskedFor,
    Received received,
    Timings timings) {

  /** Copies the lists. */
  public HandshakeFacts {
    presentedChain = List.copyOf(presentedChain);
    warningsReceived = List.copyOf(warningsReceived);
  }

  /** Returns whether it was completed and not refused afterwards. */
  public boolean completed() {
    return ending == Ending.COMPLETED;
  }

  /** Returns whether at least {@code stage} was reached. */
  public boolean reached(Stage stage) {
    return reached.compareTo(stage) >= 0;
  }

  /** Returns the first bytes that the peer sent, at most 64. */
  public Bytes firstBytes() {
    return received.firstBytes();
  }

  /** Returns how many bytes the peer sent in all. */
  public long bytesReceived() {
    return received.bytes();
  }

  /** Returns the first presented certificate, if it is one. */
  public Optional<Certificate> leaf() {
    return presentedChain.isEmpty() || !(presentedChain.get(0) instanceof Certificate leaf)
        ? Optional.empty()
        : Optional.of(leaf);
  }
}
