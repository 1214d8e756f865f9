package io.github.lintel.internal.probe;

import io.github.lintel.facts.Ending;
import io.github.lintel.facts.HandshakeFacts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request in the clear. It finds out what waits for its client to speak another protocol
 * than TLS: whoever answers it does not speak TLS, or at least not only. It may hold its tongue for
 * a while first: a peer that leaves meanwhile did so whatever it would have heard. And it says the
 * first line alone: Redis answers that, but drops its answer when it reads a Host header with it.
 */
final class PlainRequest implements Exchange {
  /** How long to go on collecting the first bytes of the answer. */
  private static final Duration AFTER_ANSWER = Duration.ofMillis(200);

  /** How long the first line stays alone. */
  private static final Duration AFTER_LINE = Duration.ofMillis(100);

  private final HandshakeRecorder recorder;
  private final Duration silence;
  private final Deque<byte[]> unsaid;
  private byte[] output = new byte[0];
  private boolean asked;
  private boolean answered;
  private @Nullable HandshakeFacts facts;

  PlainRequest(ClientProfile profile, Duration silence) {
    this.recorder = new HandshakeRecorder(profile.kind());
    this.silence = silence;
    String headers =
        "Host: %s\r\nUser-Agent: lintel\r\nConnection: close\r\n\r\n"
            .formatted(profile.serverName().orElse("localhost"));
    this.unsaid =
        Stream.of("GET / HTTP/1.1\r\n", headers)
            .map(part -> part.getBytes(StandardCharsets.US_ASCII))
            .collect(Collectors.toCollection(ArrayDeque::new));
    if (silence.isZero()) {
      sayMore();
    }
  }

  private void sayMore() {
    output = unsaid.remove();
    asked = true;
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
  public void start() {}

  @Override
  public void outputSent() {
    recorder.clientHelloSent();
  }

  @Override
  public void received(byte[] data, int length) {
    if (done()) {
      return;
    }
    answered = true;
    recorder.received(data, length);
    if (recorder.hasEnoughFirstBytes()) {
      end(Ending.REJECTED);
    }
  }

  @Override
  public byte[] takeOutput() {
    byte[] all = output;
    output = new byte[0];
    return all;
  }

  @Override
  public void peerClosed() {
    end(Ending.CLOSED);
  }

  @Override
  public void peerReset() {
    end(Ending.RESET);
  }

  @Override
  public void timedOut() {
    if (!answered && !unsaid.isEmpty()) {
      sayMore();
      return;
    }
    end(answered ? Ending.REJECTED : Ending.TIMED_OUT);
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
    if (done()) {
      return Optional.empty();
    }
    return answered
        ? Optional.of(AFTER_ANSWER)
        : Optional.of(asked ? AFTER_LINE : silence).filter(time -> !unsaid.isEmpty());
  }

  @Override
  public HandshakeFacts facts() {
    if (facts == null) {
      throw new IllegalStateException("the exchange is not over");
    }
    return facts;
  }
}
