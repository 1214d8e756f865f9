package io.github.lintel.okhttp;

import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.ClientCertificateRequest;
import io.github.lintel.facts.ClientHandshake;
import io.github.lintel.facts.DistinguishedName;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.Negotiated;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.facts.Stage;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.Principal;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.security.auth.x500.X500Principal;
import okhttp3.Handshake;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect, as the client itself sees it: what the socket, the trust manager and the
 * event listener bring together. Judged by types and bytes only, never by an exception's text.
 * Thread-safe.
 */
final class Attempt {
  /** The attempt whose handshake, or whose connection, is under way on this thread. */
  static final ThreadLocal<@Nullable Attempt> CURRENT = new ThreadLocal<>();

  private static final int FIRST_BYTES = 64;
  private static final int ALERT = 21;

  private final InetSocketAddress address;
  private final boolean direct;
  private final long startNanos = System.nanoTime();
  private final byte[] firstBytes = new byte[FIRST_BYTES];
  private long bytesReceived;
  private Optional<Ending> streamEnd = Optional.empty();
  private List<byte[]> chain = List.of();
  private Optional<Negotiated> negotiated = Optional.empty();
  private Optional<byte[]> staple = Optional.empty();
  private Optional<ClientCertificateRequest> request = Optional.empty();
  private boolean certificateSent;
  private boolean rejected;
  private boolean secure;
  private boolean finished;
  private Optional<IOException> failure = Optional.empty();
  private Duration took = Duration.ZERO;
  private Optional<SSLSocket> socket = Optional.empty();

  Attempt(InetSocketAddress address, boolean direct) {
    this.address = address;
    this.direct = direct;
  }

  /** Returns where it goes to: the node, or the proxy. */
  InetSocketAddress address() {
    return address;
  }

  synchronized boolean open() {
    return failure.isEmpty() && !finished;
  }

  /** A new reader of the socket: what is read from now on is not what was read before. */
  synchronized void reading() {
    bytesReceived = 0;
    streamEnd = Optional.empty();
  }

  /** Returns whether enough is known of what comes from the server. */
  synchronized boolean satisfied() {
    return finished || failure.isPresent();
  }

  synchronized void received(byte[] bytes, int offset, int length) {
    if (bytesReceived < FIRST_BYTES) {
      int room = (int) Math.min(FIRST_BYTES - bytesReceived, length);
      System.arraycopy(bytes, offset, firstBytes, (int) bytesReceived, room);
    }
    bytesReceived += length;
  }

  synchronized void streamEnded(Ending ending) {
    if (streamEnd.isEmpty()) {
      streamEnd = Optional.of(ending);
    }
  }

  synchronized void presented(Certificate[] certificates, Optional<SSLSession> session) {
    chain = Handshakes.der(certificates);
    session.ifPresent(
        known -> {
          negotiated = Handshakes.negotiated(known, Optional.empty());
          staple = Handshakes.staple(known);
        });
  }

  /** The trust manager refused the certificates. */
  synchronized void rejected() {
    rejected = true;
  }

  synchronized void certificateRequested(Principal @Nullable [] issuers, boolean sent) {
    List<DistinguishedName> names =
        Stream.of(issuers == null ? new Principal[0] : issuers)
            .filter(X500Principal.class::isInstance)
            .map(X500Principal.class::cast)
            .map(name -> new DistinguishedName(Bytes.of(name.getEncoded()), name.getName()))
            .toList();
    request = Optional.of(new ClientCertificateRequest(names));
    certificateSent |= sent;
  }

  /** The socket is asked for its session if the client refuses a handshake that was completed. */
  synchronized void shakingHands(SSLSocket value) {
    socket = Optional.of(value);
  }

  synchronized void handshakeStarted() {
    secure = true;
  }

  synchronized void handshakeFinished(Optional<Handshake> handshake) {
    finished = true;
    took = elapsed();
    socket = Optional.empty();
    handshake.ifPresent(
        known ->
            negotiated =
                Handshakes.negotiated(
                    known.tlsVersion().javaName(),
                    known.cipherSuite().javaName(),
                    Optional.empty()));
  }

  synchronized void failed(IOException e) {
    failure = Optional.of(e);
    took = elapsed();
    if (e instanceof SSLPeerUnverifiedException && chain.isEmpty()) {
      socket.map(SSLSocket::getSession).ifPresent(this::presented);
    }
    socket = Optional.empty();
  }

  private void presented(SSLSession session) {
    try {
      presented(session.getPeerCertificates(), Optional.of(session));
    } catch (SSLPeerUnverifiedException e) {
      chain = List.of(); // nobody was there to present any
    }
  }

  /**
   * Returns what there is to judge after the call has failed with {@code last}; empty if it says
   * nothing about the front door, or too little.
   */
  synchronized Optional<ClientHandshake> seen(IOException last) {
    Optional<NodeAddress> node = node();
    if (node.isEmpty() || failure.isEmpty() && !finished) {
      return Optional.empty();
    }
    Optional<How> how =
        finished ? afterwards(last) : secure ? duringHandshake() : beforeConnection();
    return how.map(known -> handshake(node.get(), known));
  }

  private Optional<NodeAddress> node() {
    // Behind a proxy the node is not known; the report names the way that was taken.
    return Optional.ofNullable(address.getAddress())
        .map(
            inet ->
                direct
                    ? NodeAddress.of(inet)
                    : new NodeAddress("proxy " + inet.getHostAddress(), Optional.of(inet)));
  }

  private Optional<How> beforeConnection() {
    IOException e = failure.orElseThrow();
    if (!direct) {
      return Optional.empty(); // the proxy's trouble
    }
    if (e instanceof NoRouteToHostException) {
      return How.of(Stage.NOT_CONNECTED, Ending.UNREACHABLE);
    }
    if (e instanceof SocketTimeoutException) {
      return How.of(Stage.NOT_CONNECTED, Ending.TIMED_OUT);
    }
    return e instanceof ConnectException
        ? How.of(Stage.NOT_CONNECTED, Ending.REFUSED)
        : Optional.empty();
  }

  private Optional<How> duringHandshake() {
    if (failure.orElseThrow() instanceof SSLPeerUnverifiedException) {
      return chain.isEmpty() ? Optional.empty() : How.of(Stage.FINISHED, Ending.COMPLETED);
    }
    if (rejected) {
      return How.of(Stage.CERTIFICATE, Ending.COMPLETED);
    }
    if (!chain.isEmpty()) {
      // The client liked the certificates. An alert in answer to its own is encrypted or not the
      // first record, so it looks like an end.
      return request.isPresent()
          ? How.of(Stage.CERTIFICATE, streamEnd.orElse(Ending.CLOSED))
          : How.of(Stage.CERTIFICATE, streamEnd.orElse(Ending.COMPLETED));
    }
    if (startsWithAlert()) {
      return How.of(Stage.CLIENT_HELLO_SENT, Ending.CLOSED);
    }
    if (bytesReceived > 0 && !startsLikeTls()) {
      return How.of(Stage.CLIENT_HELLO_SENT, Ending.REJECTED);
    }
    return streamEnd.flatMap(end -> How.of(Stage.CLIENT_HELLO_SENT, end));
  }

  /** A server of TLS 1.3 refuses a client's certificate only when the client thinks it is done. */
  private Optional<How> afterwards(IOException last) {
    boolean concerned = failure.isEmpty() && request.isPresent();
    boolean lost =
        last instanceof SocketException
            || last instanceof SSLException && !(last instanceof SSLPeerUnverifiedException);
    return concerned && lost ? How.of(Stage.FINISHED, Ending.CLOSED) : Optional.empty();
  }

  private boolean startsWithAlert() {
    return bytesReceived >= 7 && firstBytes[0] == ALERT && firstBytes[3] == 0 && firstBytes[4] == 2;
  }

  private boolean startsLikeTls() {
    return firstBytes[0] >= 20 && firstBytes[0] <= 24 && (bytesReceived == 1 || firstBytes[1] == 3);
  }

  private ClientHandshake handshake(NodeAddress node, How how) {
    ClientHandshake known =
        ClientHandshake.of(node, how.reached(), how.ending(), took)
            .received(
                Arrays.copyOf(firstBytes, (int) Math.min(FIRST_BYTES, bytesReceived)),
                bytesReceived);
    if (!chain.isEmpty()) {
      known = known.presented(chain);
    }
    if (negotiated.isPresent()) {
      known = known.negotiated(negotiated.get());
    }
    if (staple.isPresent()) {
      known = known.staple(staple.get());
    }
    return request.isPresent() ? known.clientCertificate(request.get(), certificateSent) : known;
  }

  /** Returns the address to probe, if the way there is a direct one. */
  Optional<InetAddress> probeable() {
    return direct ? Optional.ofNullable(address.getAddress()) : Optional.empty();
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  private record How(Stage reached, Ending ending) {
    static Optional<How> of(Stage reached, Ending ending) {
      return Optional.of(new How(reached, ending));
    }
  }
}
