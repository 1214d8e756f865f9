package io.github.lintel.testkit;

/**
 * An alert (RFC 8446, section 6).
 *
 * @param level 1 is warning, 2 is fatal
 * @param code the number of its description
 */
public record TlsAlert(int level, int code) {
  static byte[] record(int level, int code) {
    return new byte[] {21, 3, 3, 0, 2, (byte) level, (byte) code};
  }
}
