package io.github.lintel.testkit;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a node saw of one connection, while it lasts and afterwards. Thread-safe. */
public final class Connection {
  private static final int KEPT_BYTES = 1 << 16;

  private final CountDownLatch end = new CountDownLatch(1);
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final List<String> requests = new ArrayList<>();
  private long receivedBytes;
  private boolean handshakeComplete;
  private @Nullable TlsAlert alertReceived;
  private @Nullable TlsAlert alertSent;

  Connection() {}

  /**
   * The first bytes as they came, at most 64 KiB; no more are kept once the ClientHello is
   * complete.
   */
  public synchronized byte[] firstBytes() {
    return received.toByteArray();
  }

  /** The ClientHello, once it is complete, if it can be read. */
  public Optional<ClientHello> clientHello() {
    return ClientHelloBytes.message(firstBytes()).flatMap(ClientHello::parse);
  }

  /** The server name the client asked for. */
  public Optional<String> serverName() {
    return clientHello().flatMap(ClientHello::serverName);
  }

  /** Whether the handshake was completed. */
  public synchronized boolean handshakeComplete() {
    return handshakeComplete;
  }

  /** The last alert of the client. */
  public synchronized Optional<TlsAlert> alertReceived() {
    return Optional.ofNullable(alertReceived);
  }

  /** The last alert that the TLS server itself sent. */
  public synchronized Optional<TlsAlert> alertSent() {
    return Optional.ofNullable(alertSent);
  }

  /** The heads of the HTTP requests, without the empty line. */
  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  /** Whether the server is done with it. */
  public boolean ended() {
    return end.getCount() == 0;
  }

  /** Waits until the server is done with it; whether it was in time. */
  public boolean awaitEnd(Duration patience) throws InterruptedException {
    return end.await(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Counts the bytes and keeps the first; how many there were by now. */
  synchronized long received(byte[] bytes, int length) {
    int room = KEPT_BYTES - received.size();
    if (room > 0 && ClientHelloBytes.mayContinue(received.toByteArray())) {
      received.write(bytes, 0, Math.min(room, length));
    }
    receivedBytes += length;
    return receivedBytes;
  }

  /** Whether reading on could still complete a ClientHello. */
  boolean helloMayContinue() {
    byte[] bytes = firstBytes();
    return bytes.length < KEPT_BYTES && ClientHelloBytes.mayContinue(bytes);
  }

  /** What came so far was no part of TLS. */
  synchronized void forget() {
    received.reset();
  }

  synchronized void completed() {
    handshakeComplete = true;
  }

  synchronized void received(TlsAlert alert) {
    alertReceived = alert;
  }

  synchronized void sent(TlsAlert alert) {
    alertSent = alert;
  }

  synchronized void requested(String head) {
    requests.add(head);
  }

  void end() {
    end.countDown();
  }
}
