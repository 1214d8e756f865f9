package io.github.lintel.internal.probe;

import io.github.lintel.facts.Ending;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One handshake as a machine that is fed with bytes and events, and gives bytes and, in the end,
 * facts. It knows no sockets and no threads; it is used by one thread at a time.
 */
final class HandshakeMachine {
  /**
   * How long to listen after Finished when the server asked for a client certificate: in TLS 1.3
   * the refusal comes only then (RFC 8446 section 4.4.2.4).
   */
  private static final Duration AFTER_FINISHED = Duration.ofMillis(300);

  /** How long to go on collecting the first bytes of a peer that does not speak TLS. */
  private static final Duration AFTER_REJECTION = Duration.ofMillis(200);

  /** No honest handshake needs a tenth of it; a hostile one gets no more. */
  private static final long MAX_BYTES = 1 << 20;

  private final ClientProfile profile;
  private final HandshakeRecorder recorder;
  private final ProbeCrypto crypto;
  private final CapturingProtocol protocol;
  private @Nullable HandshakeFacts facts;
  private @Nullable Ending lingeringAs;

  HandshakeMachine(ClientProfile profile, ProbeCrypto crypto) {
    this.profile = profile;
    this.crypto = crypto;
    this.recorder = new HandshakeRecorder(profile.kind());
    this.protocol = new CapturingProtocol(recorder, crypto);
  }

  /** The connection stands. */
  void connected() {
    recorder.connected();
  }

  /** Produces the ClientHello. */
  void start() {
    try {
      protocol.connect(new ProbeTlsClient(crypto, profile, recorder));
    } catch (IOException | RuntimeException e) {
      end(Ending.CANCELLED);
    }
  }

  /** What was produced so far is with the network. */
  void outputSent() {
    recorder.clientHelloSent();
  }

  /** Takes in what the peer sent. */
  void received(byte[] data, int length) {
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

  /** Takes what is to be sent; empty when there is nothing. */
  byte[] takeOutput() {
    int available = protocol.getAvailableOutputBytes();
    if (available <= 0) {
      return new byte[0];
    }
    byte[] output = new byte[available];
    protocol.readOutput(output, 0, available);
    return output;
  }

  /** The peer closed its side. */
  void peerClosed() {
    if (!done()) {
      end(lingeringAs == null ? Ending.CLOSED : lingeringAs);
    }
  }

  /** The peer reset the connection. */
  void peerReset() {
    if (!done()) {
      end(lingeringAs == null || recorder.reached() == Stage.FINISHED ? Ending.RESET : lingeringAs);
    }
  }

  /** The time of lingering, or of the whole handshake, is over. */
  void timedOut() {
    if (!done()) {
      end(lingeringAs == null ? Ending.TIMED_OUT : lingeringAs);
    }
  }

  /** It is over for a reason outside of the protocol. */
  void end(Ending ending) {
    if (facts == null) {
      facts = recorder.facts(ending);
    }
  }

  boolean done() {
    return facts != null;
  }

  /** Returns how long to listen for more before {@link #timedOut}; empty if it is not lingering. */
  Optional<Duration> lingering() {
    if (lingeringAs == null || done()) {
      return Optional.empty();
    }
    return Optional.of(lingeringAs == Ending.COMPLETED ? AFTER_FINISHED : AFTER_REJECTION);
  }

  /**
   * Returns what was seen.
   *
   * @throws IllegalStateException if it is not done
   */
  HandshakeFacts facts() {
    if (facts == null) {
      throw new IllegalStateException("the handshake is not over");
    }
    return facts;
  }

  private void progressed() {
    if (recorder.sawAlert()) {
      end(Ending.ALERTED);
      return;
    }
    if (recorder.reached() != Stage.FINISHED) {
      return;
    }
    if (recorder.clientCertificateRequested() && !protocol.sawTicket()) {
      lingeringAs = Ending.COMPLETED;
      return;
    }
    closeNotify();
    end(Ending.COMPLETED);
  }

  private void failed() {
    if (recorder.sawAlert()) {
      end(Ending.ALERTED);
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
