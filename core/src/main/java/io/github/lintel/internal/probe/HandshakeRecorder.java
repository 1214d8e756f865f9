package io.github.lintel.internal.probe;

import io.github.lintel.facts.Alert;
import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ClientCertificateRequest;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.DistinguishedName;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Negotiated;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.Received;
import io.github.lintel.facts.Stage;
import io.github.lintel.facts.Timings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects what one handshake shows, as it happens, so that nothing is lost when it fails. Used by
 * one thread at a time.
 */
final class HandshakeRecorder {
  private static final int FIRST_BYTES = 64;
  private static final int MAX_WARNINGS = 16; // the rest tells nothing new

  private final ClientKind client;
  private long startNanos = System.nanoTime();
  private Stage reached = Stage.NOT_CONNECTED;
  private @Nullable ServerHello serverHello;
  private Optional<String> group = Optional.empty();
  private Optional<Integer> primeBits = Optional.empty();
  private Optional<String> groupAskedFor = Optional.empty();
  private boolean serverNameAcknowledged;
  private Optional<String> applicationProtocol = Optional.empty();
  private List<PresentedCertificate> presentedChain = List.of();
  private @Nullable Alert alertReceived;
  private final List<Alert> warnings = new ArrayList<>();
  private @Nullable Alert alertSent;
  private Optional<ClientCertificateRequest> request = Optional.empty();
  private boolean clientCertificateSent;
  private Optional<Bytes> staple = Optional.empty();
  private Optional<Bytes> timestamps = Optional.empty();
  private boolean secureRenegotiation = true;
  private final RecordScanner records = new RecordScanner();
  private byte[] firstBytes = new byte[0];
  private long bytesReceived;
  private int reads;
  private Optional<Duration> firstByteAfter = Optional.empty();
  private Optional<Duration> lastByteAfter = Optional.empty();
  private Optional<Duration> connectedAfter = Optional.empty();
  private Optional<Duration> helloSentAfter = Optional.empty();
  private Optional<Duration> serverHelloAfter = Optional.empty();
  private Optional<Duration> certificateAfter = Optional.empty();
  private Optional<Duration> finishedAfter = Optional.empty();

  HandshakeRecorder(ClientKind client) {
    this.client = client;
  }

  /** The time counts from now on. */
  void connecting() {
    startNanos = System.nanoTime();
  }

  /** Returns how long the server took for its answer to our ClientHello. */
  Duration answerTime() {
    return serverHelloAfter
        .flatMap(answer -> helloSentAfter.map(answer::minus))
        .orElse(Duration.ZERO);
  }

  void connected() {
    reach(Stage.CONNECTED);
    connectedAfter = Optional.of(elapsed());
  }

  void clientHelloSent() {
    reach(Stage.CLIENT_HELLO_SENT);
    if (helloSentAfter.isEmpty()) {
      helloSentAfter = Optional.of(elapsed());
    }
  }

  void received(byte[] data, int length) {
    bytesReceived += length;
    reads++;
    lastByteAfter = Optional.of(elapsed());
    firstByteAfter = firstByteAfter.or(() -> lastByteAfter);
    records.received(data, length);
    int room = Math.min(FIRST_BYTES - firstBytes.length, length);
    if (room > 0) {
      int old = firstBytes.length;
      firstBytes = Arrays.copyOf(firstBytes, old + room);
      System.arraycopy(data, 0, firstBytes, old, room);
    }
  }

  void serverHello(ServerHello hello) {
    reach(Stage.SERVER_HELLO);
    serverHello = hello;
    group = hello.group();
    applicationProtocol = hello.applicationProtocol();
    timestamps = hello.timestamps();
    serverNameAcknowledged = hello.serverNameAcknowledged();
    serverHelloAfter = Optional.of(elapsed());
  }

  void askedForGroup(Optional<String> name) {
    groupAskedFor = name;
  }

  void encrypted(ServerHello.Encrypted extensions) {
    applicationProtocol = extensions.applicationProtocol();
    serverNameAcknowledged = extensions.serverNameAcknowledged();
  }

  void primeBits(int bits) {
    primeBits = Optional.of(bits);
  }

  void group(String name) {
    group = Optional.of(name);
  }

  void certificates(CertificateMessage message, Function<byte[], PresentedCertificate> decoder) {
    reach(Stage.CERTIFICATE);
    presentedChain = message.certificates().stream().map(decoder).toList();
    message.staple().ifPresent(this::staple);
    if (message.timestamps().isPresent()) {
      timestamps = message.timestamps();
    }
    certificateAfter = Optional.of(elapsed());
  }

  Optional<Certificate> leaf() {
    return presentedChain.isEmpty() || !(presentedChain.get(0) instanceof Certificate leaf)
        ? Optional.empty()
        : Optional.of(leaf);
  }

  void staple(Bytes response) {
    staple = Optional.of(response);
  }

  void keyProved() {
    reach(Stage.KEY_PROVED);
  }

  void serverHelloDone() {
    reach(Stage.SERVER_HELLO_DONE);
  }

  void finished() {
    reach(Stage.FINISHED);
    finishedAfter = Optional.of(elapsed());
  }

  void secureRenegotiation(boolean supported) {
    secureRenegotiation = supported;
  }

  void clientCertificateRequested(List<DistinguishedName> authorities) {
    request = Optional.of(new ClientCertificateRequest(authorities));
  }

  void clientCertificateSent(boolean sent) {
    clientCertificateSent = sent;
  }

  void alertSent(int level, int code) {
    if (level == 2 && alertSent == null && alertReceived == null) {
      alertSent = new Alert(level, code);
    }
  }

  void alertReceived(int level, int code) {
    Alert alert = new Alert(level, code);
    boolean ends = level != 1 || code == 0;
    if (ends && alertReceived == null) {
      alertReceived = alert;
    } else if (!ends && warnings.size() < MAX_WARNINGS) {
      warnings.add(alert);
    }
  }

  boolean sawAlert() {
    return alertReceived != null;
  }

  boolean closedInGoodOrder() {
    return alertReceived != null && alertReceived.code() == 0;
  }

  boolean hasEnoughFirstBytes() {
    return firstBytes.length >= FIRST_BYTES;
  }

  boolean clientCertificateRequested() {
    return request.isPresent();
  }

  Stage reached() {
    return reached;
  }

  long bytesReceived() {
    return bytesReceived;
  }

  HandshakeFacts facts(Ending ending) {
    return new HandshakeFacts(
        client,
        reached,
        ending,
        Optional.ofNullable(serverHello)
            .map(
                h ->
                    new Negotiated(
                        h.version(), h.cipherSuite(), group, primeBits, applicationProtocol)),
        presentedChain,
        Optional.ofNullable(alertReceived),
        warnings,
        Optional.ofNullable(alertSent),
        request,
        clientCertificateSent,
        staple,
        timestamps,
        secureRenegotiation,
        serverNameAcknowledged,
        groupAskedFor,
        new Received(
            Bytes.of(firstBytes),
            bytesReceived,
            reads,
            firstByteAfter,
            lastByteAfter,
            records.unfinished()),
        new Timings(
            connectedAfter,
            helloSentAfter,
            serverHelloAfter,
            certificateAfter,
            finishedAfter,
            elapsed()));
  }

  private void reach(Stage stage) {
    if (stage.compareTo(reached) > 0) {
      reached = stage;
    }
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
