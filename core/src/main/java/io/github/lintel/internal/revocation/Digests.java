package io.github.lintel.internal.revocation;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash functions that every JDK has. */
final class Digests {
  private Digests() {}

  /** Returns the SHA-256 in lower-case hexadecimal. */
  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(of("SHA-256", bytes));
  }

  static byte[] of(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
