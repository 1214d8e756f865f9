package io.github.lintel.internal.x509;

import java.util.Arrays;
import java.util.List;

/** Says what a file is that is not what was asked for. */
final class FileKind {
  private FileKind() {}

  /** A file that is not PEM. */
  static String of(byte[] bytes) {
    if (bytes.length == 0) {
      return "it is empty";
    }
    if (bytes[0] == 0x30) {
      return "it is DER, and not what is needed here";
    }
    return "it is not PEM";
  }

  /** A PEM file without the blocks that are needed. */
  static String of(List<PemBlock> blocks) {
    if (blocks.isEmpty()) {
      return "it has no complete PEM block";
    }
    for (PemBlock block : blocks) {
      if (block.isPrivateKey()) {
        return "it holds a private key";
      }
      if (block.label().endsWith("CERTIFICATE REQUEST")) {
        return "it holds a certificate request, which no authority has signed yet";
      }
    }
    return blocks.get(0).isCertificate()
        ? "it holds certificates"
        : "it holds PEM blocks of another kind";
  }

  static boolean startsWith(byte[] bytes, byte[] prefix) {
    return startsWith(bytes, 0, prefix);
  }

  /** Returns whether it is a SEQUENCE, of BER too, that begins with these bytes. */
  static boolean contentStartsWith(byte[] bytes, byte[] prefix) {
    if (bytes.length < 2 || bytes[0] != 0x30) {
      return false;
    }
    int length = bytes[1] & 0xff;
    return startsWith(bytes, length > 0x80 ? 2 + (length & 0x7f) : 2, prefix);
  }

  private static boolean startsWith(byte[] bytes, int from, byte[] prefix) {
    return bytes.length - from >= prefix.length
        && Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
  }
}
