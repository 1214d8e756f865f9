package io.github.lintel.internal.checks;

import io.github.lintel.facts.Alert;
import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.ClientCertificateRequest;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Negotiated;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.Received;
import io.github.lintel.facts.Stage;
import io.github.lintel.facts.Timings;
import io.github.lintel.facts.TlsVersion;
import io.github.lintel.facts.Unfinished;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds {@link HandshakeFacts}: unless told otherwise a completed one of TLS 1.3. */
public final class HandshakeBuilder {
  private ClientKind client = ClientKind.MODERN;
  private Stage reached = Stage.FINISHED;
  private Ending ending = Ending.COMPLETED;
  private Negotiated negotiated =
      new Negotiated(
          TlsVersion.TLS_1_3, "TLS_AES_128_GCM_SHA256", Optional.of("x25519"), Optional.of("h2"));
  private List<PresentedCertificate> chain;
  private Optional<Alert> alertReceived = Optional.empty();
  private final List<Alert> warnings = new ArrayList<>();
  private Optional<Alert> alertSent = Optional.empty();
  private Optional<ClientCertificateRequest> request = Optional.empty();
  private boolean clientCertificateSent;
  private Optional<Bytes> staple = Optional.empty();
  private boolean secureRenegotiation = true;
  private boolean nameAcknowledged;
  private Optional<String> groupAskedFor = Optional.empty();
  private Optional<Unfinished> unfinished = Optional.empty();
  private Duration firstByteAfter = Duration.ofMillis(1);
  private Duration lastByteAfter = Duration.ofMillis(1);
  private int reads = 1;
  private Optional<Bytes> timestamps = Optional.empty();
  private Bytes firstBytes = Bytes.of(new byte[] {0x16, 3, 3, 0, 122, 2});
  private long bytesReceived = 3000;
  private Duration took = Duration.ofMillis(31);

  HandshakeBuilder(PresentedCertificate... chain) {
    this.chain = List.of(chain);
  }

  public HandshakeBuilder as(ClientKind value) {
    client = value;
    return this;
  }

  /** Ended that way at that stage. Nothing was received before the ServerHello. */
  public HandshakeBuilder ended(Stage stage, Ending value) {
    reached = stage;
    ending = value;
    return stage.compareTo(Stage.SERVER_HELLO) < 0 ? received(new byte[0]) : this;
  }

  public HandshakeBuilder negotiated(TlsVersion version, String suite, String group) {
    negotiated = new Negotiated(version, suite, Optional.of(group), Optional.empty());
    return this;
  }

  public HandshakeBuilder chain(PresentedCertificate... certificates) {
    chain = List.of(certificates);
    return this;
  }

  public HandshakeBuilder chain(List<? extends PresentedCertificate> certificates) {
    chain = List.copyOf(certificates);
    return this;
  }

  /** The server ended it with that fatal alert. */
  public HandshakeBuilder alerted(Stage stage, int code) {
    return alerted(stage, 2, code);
  }

  public HandshakeBuilder alerted(Stage stage, int level, int code) {
    alertReceived = Optional.of(new Alert(level, code));
    ended(stage, Ending.ALERTED);
    return received(new byte[] {0x15, 3, 3, 0, 2, (byte) level, (byte) code});
  }

  /** We ended it with that fatal alert. */
  public HandshakeBuilder rejected(Stage stage, int code) {
    alertSent = Optional.of(new Alert(2, code));
    reached = stage;
    ending = Ending.REJECTED;
    return this;
  }

  public HandshakeBuilder warned(int code) {
    warnings.add(new Alert(1, code));
    return this;
  }

  public HandshakeBuilder asksForCertificate() {
    request = Optional.of(new ClientCertificateRequest(List.of()));
    return this;
  }

  public HandshakeBuilder certificateSent() {
    clientCertificateSent = true;
    return this;
  }

  public HandshakeBuilder staple(Bytes value) {
    staple = Optional.of(value);
    return this;
  }

  /** A list of signed timestamps in the TLS extension. */
  public HandshakeBuilder timestamps(Bytes list) {
    timestamps = Optional.of(list);
    return this;
  }

  /** All that the server sent. */
  public HandshakeBuilder received(byte[] bytes) {
    firstBytes = Bytes.of(bytes);
    bytesReceived = bytes.length;
    return this;
  }

  /** The rest of this message did not come. */
  public HandshakeBuilder unfinished(String what, long announced, long came) {
    unfinished = Optional.of(new Unfinished(what, announced, came));
    firstBytes = Bytes.of(new byte[] {0x16, 3, 3, 0, 122, 2});
    bytesReceived = came;
    return this;
  }

  /** The bytes came in so many pieces, between these moments. */
  public HandshakeBuilder pieces(int count, Duration first, Duration last) {
    reads = count;
    firstByteAfter = first;
    lastByteAfter = last;
    return this;
  }

  public HandshakeBuilder withoutSecureRenegotiation() {
    secureRenegotiation = false;
    return this;
  }

  public HandshakeBuilder nameAcknowledged() {
    nameAcknowledged = true;
    return this;
  }

  /** A HelloRetryRequest asked for that group. */
  public HandshakeBuilder askedForGroup(String name) {
    groupAskedFor = Optional.of(name);
    return this;
  }

  /** A finite-field exchange of TLS 1.2 with a prime of that size. */
  public HandshakeBuilder prime(int bits) {
    return prime("TLS_DHE_RSA_WITH_AES_128_GCM_SHA256", bits);
  }

  public HandshakeBuilder prime(String suite, int bits) {
    negotiated =
        new Negotiated(
            TlsVersion.TLS_1_2, suite, Optional.empty(), Optional.of(bits), Optional.empty());
    return this;
  }

  public HandshakeBuilder received(String text) {
    return received(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public HandshakeBuilder took(Duration value) {
    took = value;
    return this;
  }

  public HandshakeFacts build() {
    return new HandshakeFacts(
        client,
        reached,
        ending,
        has(Stage.SERVER_HELLO) ? Optional.of(negotiated) : Optional.empty(),
        has(Stage.CERTIFICATE) ? chain : List.of(),
        alertReceived,
        warnings,
        alertSent,
        request,
        clientCertificateSent,
        staple,
        timestamps,
        secureRenegotiation,
        nameAcknowledged,
        groupAskedFor,
        new Received(
            firstBytes,
            bytesReceived,
            bytesReceived == 0 ? 0 : reads,
            Optional.of(has(Stage.SERVER_HELLO) && reads == 1 ? took : firstByteAfter),
            Optional.of(lastByteAfter),
            unfinished),
        new Timings(
            when(Stage.CONNECTED),
            when(Stage.CLIENT_HELLO_SENT),
            when(Stage.SERVER_HELLO),
            when(Stage.CERTIFICATE),
            when(Stage.FINISHED),
            took));
  }

  private boolean has(Stage stage) {
    return reached.compareTo(stage) >= 0;
  }

  private Optional<Duration> when(Stage stage) {
    return has(stage)
        ? Optional.of(took.multipliedBy(stage.ordinal()).dividedBy(Stage.FINISHED.ordinal()))
        : Optional.empty();
  }
}
