package io.github.lintel;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** What a TLS 1.2 server says in plain text, byte by byte: so it can say anything. */
final class ServerFlight {
  private static final int RECORD = 16_000;
  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final int TLS_AES_128_GCM = 0x1301;
  private static final int ECDHE_RSA_AES_128_GCM = 0xc02f;

  private ServerFlight() {}

  /** A ServerHello that names this version, and the extensions. */
  static byte[] hello(int version, byte[]... extensions) {
    byte[] body =
        join(
            number(version, 2),
            new byte[32],
            vector(1),
            number(ECDHE_RSA_AES_128_GCM, 2),
            new byte[1],
            vector(2, extensions));
    return handshake(2, body);
  }

  /** A ServerHello of TLS 1.2 with what today's servers answer. */
  static byte[] hello(byte[]... extensions) {
    byte[] usual = join(extension(23), extension(0xff01, new byte[1]));
    return hello(0x0303, usual, join(extensions));
  }

  /** A HelloRetryRequest of TLS 1.3 that asks for a share of P-256. */
  static byte[] retry() {
    byte[] mark =
        HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");
    byte[] body =
        join(
            number(0x0303, 2),
            mark,
            vector(1),
            number(TLS_AES_128_GCM, 2),
            new byte[1],
            vector(2, extension(43, new byte[] {3, 4}), extension(51, new byte[] {0, 0x17})));
    return handshake(2, body);
  }

  /** A Certificate message. */
  static byte[] certificates(List<byte[]> chain) {
    byte[][] entries = chain.stream().map(der -> vector(3, der)).toArray(byte[][]::new);
    return handshake(11, vector(3, entries));
  }

  /** A handshake message in as many records as it takes. */
  static byte[] handshake(int type, byte[] body) {
    return records(HANDSHAKE, join(number(type, 1), vector(3, body)));
  }

  /** So many warnings with this number, each in a record of its own. */
  static byte[] warnings(int count, int code) {
    byte[][] all = new byte[count][];
    Arrays.fill(all, records(ALERT, new byte[] {1, (byte) code}));
    return join(all);
  }

  static byte[] extension(int type, byte[]... body) {
    return join(number(type, 2), vector(2, body));
  }

  static byte[] vector(int lengthBytes, byte[]... parts) {
    byte[] content = join(parts);
    return join(number(content.length, lengthBytes), content);
  }

  static byte[] records(int type, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int from = 0; from < content.length; from += RECORD) {
      byte[] part = Arrays.copyOfRange(content, from, Math.min(content.length, from + RECORD));
      out.writeBytes(join(number(type, 1), number(0x0303, 2), vector(2, part)));
    }
    return out.toByteArray();
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static byte[] number(int value, int bytes) {
    byte[] big = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      big[i] = (byte) (value >>> 8 * (bytes - 1 - i));
    }
    return big;
  }
}
