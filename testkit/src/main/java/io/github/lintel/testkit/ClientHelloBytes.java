package io.github.lintel.testkit;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** Finds the ClientHello in the first bytes of a connection. */
final class ClientHelloBytes {
  private static final int HANDSHAKE_RECORD = 22;
  private static final int RECORD_HEADER = 5;
  private static final int MESSAGE_HEADER = 4;
  private static final int CLIENT_HELLO = 1;

  private ClientHelloBytes() {}

  /** Whether more bytes could still complete a ClientHello. */
  static boolean mayContinue(byte[] wire) {
    return wire.length == 0 || (wire[0] == HANDSHAKE_RECORD && message(wire).isEmpty());
  }

  /** The handshake message with its header but without record headers, once it is complete. */
  static Optional<byte[]> message(byte[] wire) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    int at = 0;
    while (wire.length >= at + RECORD_HEADER && wire[at] == HANDSHAKE_RECORD) {
      int length = uint16(wire, at + 3);
      int present = Math.min(length, wire.length - at - RECORD_HEADER);
      content.write(wire, at + RECORD_HEADER, present);
      at += RECORD_HEADER + length;
    }
    byte[] all = content.toByteArray();
    if (all.length < MESSAGE_HEADER || all[0] != CLIENT_HELLO) {
      return Optional.empty();
    }
    int length = MESSAGE_HEADER + ((all[1] & 0xff) << 16 | uint16(all, 2));
    return all.length < length ? Optional.empty() : Optional.of(Arrays.copyOf(all, length));
  }

  private static int uint16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }
}
