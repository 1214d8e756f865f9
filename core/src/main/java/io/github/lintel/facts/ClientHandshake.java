package io.github.lintel.facts;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A handshake that a client made for its own purposes, as far as that client can tell. What it
 * cannot tell is left out: nothing is found out later. Immutable; the methods with an argument
 * return a changed copy.
 *
 * @param address the node that the client was connected to
 * @param reached how far it got
 * @param ending how it ended; {@link Ending#COMPLETED} also if the client itself ended it because
 *     it did not like the certificates
 * @param took how long it lasted
 * @param negotiated what the two sides agreed on
 * @param presentedChain the certificates as sent, in wire order
 * @param clientCertificateRequest the server asked for a client certificate
 * @param clientCertificateSent whether the client had one to send
 * @param staple the stapled OCSP response
 * @param firstBytes the first bytes that the server sent, at most 64
 * @param bytesReceived how many bytes it sent in all
 */
public record ClientHandshake(
    NodeAddress address,
    Stage reached,
    Ending ending,
    Duration took,
    Optional<Negotiated> negotiated,
    List<PresentedCertificate> presentedChain,
    Optional<ClientCertificateRequest> clientCertificateRequest,
    boolean clientCertificateSent,
    Optional<Bytes> staple,
    Bytes firstBytes,
    long bytesReceived) {
  private static final int FIRST_BYTES = 64;

  /** Copies the list. */
  public ClientHandshake {
    presentedChain = List.copyOf(presentedChain);
  }

  /**
   * A handshake of which no more is known than how far it got, how it ended and how long it took.
   */
  public static ClientHandshake of(
      NodeAddress address, Stage reached, Ending ending, Duration took) {
    return new ClientHandshake(
        address,
        reached,
        ending,
        took,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        false,
        Optional.empty(),
        Bytes.empty(),
        0);
  }

  /** Adds what the two sides agreed on. */
  public ClientHandshake negotiated(Negotiated value) {
    return new ClientHandshake(
        address,
        reached,
        ending,
        took,
        Optional.of(value),
        presentedChain,
        clientCertificateRequest,
        clientCertificateSent,
        staple,
        firstBytes,
        bytesReceived);
  }

  /**
   * Adds the certificates as sent, in DER and in wire order; what cannot be read is kept as such.
   */
  public ClientHandshake presented(List<byte[]> der) {
    return new ClientHandshake(
        address,
        reached,
        ending,
        took,
        negotiated,
        der.stream().map(Certificate::parse).toList(),
        clientCertificateRequest,
        clientCertificateSent,
        staple,
        firstBytes,
        bytesReceived);
  }

  /**
   * Adds that the server asked for a client certificate, and whether the client had one to send.
   */
  public ClientHandshake clientCertificate(ClientCertificateRequest request, boolean sent) {
    return new ClientHandshake(
        address,
        reached,
        ending,
        took,
        negotiated,
        presentedChain,
        Optional.of(request),
        sent,
        staple,
        firstBytes,
        bytesReceived);
  }

  /** Adds the stapled OCSP response. */
  public ClientHandshake staple(byte[] response) {
    return new ClientHandshake(
        address,
        reached,
        ending,
        took,
        negotiated,
        presentedChain,
        clientCertificateRequest,
        clientCertificateSent,
        Optional.of(Bytes.of(response)),
        firstBytes,
        bytesReceived);
  }

  /**
   * Adds what came from the server.
   *
   * @param first the beginning, as it came from the network; at most 64 bytes are kept
   * @param total how many bytes there were
   */
  public ClientHandshake received(byte[] first, long total) {
    byte[] kept = first.length > FIRST_BYTES ? Arrays.copyOf(first, FIRST_BYTES) : first;
    return new ClientHandshake(
        address,
        reached,
        ending,
        took,
        negotiated,
        presentedChain,
        clientCertificateRequest,
        clientCertificateSent,
        staple,
        Bytes.of(kept),
        total);
  }
}
