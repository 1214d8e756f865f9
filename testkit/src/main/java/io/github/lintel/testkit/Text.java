package io.github.lintel.testkit;

import java.nio.charset.StandardCharsets;

/** Between text and bytes. */
final class Text {
  private Text() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String ascii(byte[] bytes, int from) {
    return ascii(bytes, from, bytes.length - from);
  }

  static String ascii(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
  }
}
