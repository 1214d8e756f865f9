package io.github.lintel.internal.probe;

import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One handshake. */
final class HandshakeMachine implements Exchange {
  /**
   * How long to listen at least after Finished when the server asked for a client certificate: in
   * TLS 1.3 the refusal comes only then (RFC 8446 section 4.4.2.4). Most servers send a ticket or
   * an alert at once; one that is busy may need more than 300 ms for its alert, and a front door
   * that refuses must not pass as healthy.
   */
  private static final Duration AFTER_FINISHED = Duration.ofSeconds(1);

  /**
   * How long to listen after a ticket then: OpenSSL is content with no certificate if the program
   * that uses it says so, and the program closes in the next moment.
   */
  private static final Duration AFTER_TICKET = Duration.ofMillis(200);

  /** A server that is slow or far away is given so many times what its first answer took. */
  private static final int ANSWERS = 2;

  /** How long to go on collecting the first bytes of a peer that does not speak TLS. */
  private static final Duration AFTER_REJECTION = Duration.ofMillis(200);

  /** No honest handshake needs a tenth of it; a hostile one gets no more. */
  private static final long MAX_BYTES = 1 << 20;

  /**
   * Version 2, LOCAL, no address, as balancers send it with their health checks: "the connection
   * was established on purpose by the proxy without being relayed" (PROXY protocol, section 2.2).
   */
  private static final Bytes PROXY_HEADER =
      Bytes.of(new byte[] {13, 10, 13, 10, 0, 13, 10, 'Q', 'U', 'I', 'T', 10, 0x20, 0, 0, 0});

  private final ClientProfile profile;
  private final HandshakeRecorder recorder;
  private final ProbeCrypto crypto;
  private final CapturingProtocol protocol;
  private @Nullable HandshakeFacts facts;
  private @Nullable Ending lingeringAs;
  private boolean started;

  HandshakeMachine(ClientProfile profile, ProbeCrypto crypto) {
    this.profile = profile;
    this.crypto = crypto;
    this.recorder = new HandshakeRecorder(profile.kind());
    this.protocol = new CapturingProtocol(recorder, crypto);
  }

  @Override
  public void connecting() {
    recorder.connecting();
  }

  @Override
  public void connected() {
    recorder.connected();
  }

  @Override
  public void start() {
    try {
      protocol.connect(new ProbeTlsClient(crypto, profile, recorder));
    } catch (IOException | RuntimeException e) {
      end(Ending.CANCELLED);
    }
  }

  @Override
  public void outputSent() {
    recorder.clientHelloSent();
  }

  @Override
  public void received(byte[] data, int length) {
    if (done()) {
      return;
    }
    recorder.received(data, length);
    if (lingeringAs != null && recorder.reached() != Stage.FINISHED) {
      if (recorder.hasEnoughFirstBytes()) {
        end(lingeringAs);
      }
      return;
    }
    if (recorder.bytesReceived() > MAX_BYTES) {
      end(lingeringAs == null ? Ending.REJECTED : lingeringAs);
      return;
    }
    try {
      protocol.offerInput(data, 0, length);
    } catch (IOException | RuntimeException e) {
      failed();
      return;
    } catch (StackOverflowError e) {
      end(Ending.REJECTED); // certificates nested without end
      return;
    }
    progressed();
  }

  @Override
  public byte[] takeOutput() {
    int available = protocol.getAvailableOutputBytes();
    if (available <= 0) {
      return new byte[0];
    }
    byte[] prefix = started ? new byte[0] : prefix();
    started = true;
    byte[] output = Arrays.copyOf(prefix, prefix.length + available);
    protocol.readOutput(output, prefix.length, available);
    return output;
  }

  @Override
  public void peerClosed() {
    if (!done()) {
      // After Finished it is how a server refuses a client without a certificate.
      end(
          lingeringAs == null || recorder.reached() == Stage.FINISHED
              ? Ending.CLOSED
              : lingeringAs);
    }
  }

  @Override
  public void peerReset() {
    if (!done()) {
      end(lingeringAs == null || recorder.reached() == Stage.FINISHED ? Ending.RESET : lingeringAs);
    }
  }

  @Override
  public void timedOut() {
    if (!done()) {
      end(lingeringAs == null ? Ending.TIMED_OUT : lingeringAs);
    }
  }

  @Override
  public void end(Ending ending) {
    if (facts == null) {
      facts = recorder.facts(ending);
    }
  }

  @Override
  public boolean done() {
    return facts != null;
  }

  @Override
  public Optional<Duration> lingering() {
    if (lingeringAs == null || done()) {
      return Optional.empty();
    }
    return Optional.of(lingeringAs == Ending.COMPLETED ? afterFinished() : AFTER_REJECTION);
  }

  private Duration afterFinished() {
    if (protocol.sawTicket()) {
      return AFTER_TICKET;
    }
    Duration answers = recorder.answerTime().multipliedBy(ANSWERS);
    return answers.compareTo(AFTER_FINISHED) > 0 ? answers : AFTER_FINISHED;
  }

  @Override
  public HandshakeFacts facts() {
    if (facts == null) {
      throw new IllegalStateException("the handshake is not over");
    }
    return facts;
  }

  private byte[] prefix() {
    return profile.kind() == ClientKind.PROXY_HEADER ? PROXY_HEADER.toByteArray() : new byte[0];
  }

  private void progressed() {
    if (recorder.sawAlert()) {
      end(onlyGoodbye() ? Ending.COMPLETED : Ending.ALERTED);
      return;
    }
    if (recorder.reached() != Stage.FINISHED) {
      return;
    }
    if (recorder.clientCertificateRequested()) {
      lingeringAs = Ending.COMPLETED;
      return;
    }
    closeNotify();
    end(Ending.COMPLETED);
  }

  /** A server that has nothing to say may close as soon as the handshake is complete. */
  private boolean onlyGoodbye() {
    return recorder.reached() == Stage.FINISHED
        && recorder.closedInGoodOrder()
        && !recorder.clientCertificateRequested();
  }

  private void failed() {
    if (recorder.sawAlert()) {
      end(onlyGoodbye() ? Ending.COMPLETED : Ending.ALERTED);
    } else if (recorder.reached().compareTo(Stage.SERVER_HELLO) < 0
        && !recorder.hasEnoughFirstBytes()) {
      lingeringAs = Ending.REJECTED;
    } else {
      end(Ending.REJECTED);
    }
  }

  private void closeNotify() {
    try {
      protocol.close();
    } catch (IOException | RuntimeException e) {
      return; // the handshake was complete; a failed farewell changes nothing
    }
  }
}
