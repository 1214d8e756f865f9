package io.github.lintel.internal.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;

/**
 * Whatever a server sends ends in facts. The first byte tells into how many pieces the network cuts
 * the rest.
 */
public final class ServerBytesTarget {
  private static final ProbeCrypto CRYPTO = new ProbeCrypto();

  private ServerBytesTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    handshake(input);
    messages(input);
  }

  private static void handshake(byte[] input) {
    HandshakeMachine machine =
        new HandshakeMachine(
            ClientProfile.modern(Optional.of("shop.example.com"), Optional.empty()), CRYPTO);
    machine.connected();
    machine.start();
    assertThat(machine.takeOutput()).isNotEmpty();
    machine.outputSent();
    int pieces = input.length == 0 ? 1 : 1 + (input[0] & 7);
    int size = Math.max(1, (input.length + pieces - 1) / pieces);
    for (int from = 1; from < input.length && !machine.done(); from += size) {
      byte[] piece = Arrays.copyOfRange(input, from, Math.min(input.length, from + size));
      machine.received(piece, piece.length);
      machine.takeOutput();
    }
    machine.peerClosed();
    assertThat(machine.facts().bytesReceived()).isLessThanOrEqualTo(input.length);
  }

  /** The messages that are read before Bouncy Castle looks at them. */
  private static void messages(byte[] input) {
    CertificateMessage.status(input);
    for (boolean tls13 : new boolean[] {true, false}) {
      try {
        CertificateMessage.read(input, tls13);
      } catch (WireReader.Truncated e) {
        // The only way to refuse.
      }
    }
    try {
      ServerHello.read(input);
    } catch (WireReader.Truncated e) {
      // As above.
    }
    try {
      ServerHello.Encrypted.read(input);
    } catch (WireReader.Truncated e) {
      // As above.
    }
  }
}
