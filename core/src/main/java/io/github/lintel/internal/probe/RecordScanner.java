package io.github.lintel.internal.probe;

import io.github.lintel.facts.Unfinished;
import java.util.Map;
import java.util.Optional;

/**
 * Follows the records of a peer, and the messages in them as long as they are not encrypted, to
 * know in the end what was not complete. It only counts: nothing is kept but two headers.
 */
final class RecordScanner {
  private static final int RECORD_HEADER = 5;
  private static final int MESSAGE_HEADER = 4;
  private static final int HANDSHAKE = 22;

  private static final Map<Integer, String> MESSAGES =
      Map.of(
          2, "ServerHello",
          4, "NewSessionTicket",
          8, "EncryptedExtensions",
          11, "Certificate",
          12, "ServerKeyExchange",
          13, "CertificateRequest",
          14, "ServerHelloDone",
          22, "CertificateStatus");

  private final Header record = new Header(RECORD_HEADER);
  private final Header message = new Header(MESSAGE_HEADER);
  private boolean encrypted;

  /** Takes in what came. */
  void received(byte[] data, int length) {
    int at = 0;
    while (at < length) {
      if (!record.complete()) {
        at = record.read(data, at, length);
        // Handshake records come in the clear until one of another type, save for alerts.
        encrypted |= record.complete() && record.type() != HANDSHAKE && record.type() != 21;
        continue;
      }
      int part = (int) Math.min(length - at, record.bodyLeft());
      if (record.type() == HANDSHAKE && !encrypted) {
        messages(data, at, at + part);
      }
      at += part;
      record.skip(part);
    }
  }

  /** Returns the message that is not complete, else the record. */
  Optional<Unfinished> unfinished() {
    if (message.complete()) {
      String name = MESSAGES.getOrDefault(message.type(), "handshake");
      return Optional.of(
          new Unfinished(name + " message", message.announced(), message.received()));
    }
    if (record.complete()) {
      return Optional.of(new Unfinished("TLS record", record.announced(), record.received()));
    }
    return record.begun()
        ? Optional.of(new Unfinished("TLS record header", RECORD_HEADER, record.received()))
        : Optional.empty();
  }

  private void messages(byte[] data, int from, int to) {
    int at = from;
    while (at < to) {
      if (!message.complete()) {
        at = message.read(data, at, to);
        continue;
      }
      int part = (int) Math.min(to - at, message.bodyLeft());
      at += part;
      message.skip(part);
    }
  }

  /** A header, whose first byte is a type and whose last ones a length, and the body after it. */
  private static final class Header {
    private final byte[] bytes;
    private int count;
    private long bodyReceived;

    Header(int size) {
      bytes = new byte[size];
    }

    boolean begun() {
      return count > 0;
    }

    boolean complete() {
      return count == bytes.length;
    }

    int read(byte[] data, int from, int to) {
      int at = from;
      while (at < to && !complete()) {
        bytes[count++] = data[at++];
      }
      endIfWhole();
      return at;
    }

    void skip(int part) {
      bodyReceived += part;
      endIfWhole();
    }

    int type() {
      return bytes[0];
    }

    long bodyLeft() {
      return bodyLength() - bodyReceived;
    }

    long announced() {
      return (long) bytes.length + bodyLength();
    }

    long received() {
      return count + bodyReceived;
    }

    private void endIfWhole() {
      if (complete() && bodyLeft() == 0) {
        count = 0;
        bodyReceived = 0;
      }
    }

    /** Two bytes in a record header, three in that of a message. */
    private int bodyLength() {
      int low = (bytes[bytes.length - 2] & 0xff) << 8 | bytes[bytes.length - 1] & 0xff;
      return bytes.length == MESSAGE_HEADER ? (bytes[1] & 0xff) << 16 | low : low;
    }
  }
}
