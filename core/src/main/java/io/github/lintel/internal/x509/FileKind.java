package io.github.lintel.internal.x509;

import java.util.List;

/** Says what a file is that is not what was asked for. */
final class FileKind {
  private FileKind() {}

  /** A file that is not PEM. */
  static String of(byte[] bytes) {
    if (bytes.length == 0) {
      return "it is empty";
    }
    if (startsWith(bytes, 0xfe, 0xed, 0xfe, 0xed)) {
      return "it is a Java key store (JKS), not PEM";
    }
    if (bytes[0] == 0x30) {
      return "it is DER, and not what is needed here; it may be a PKCS#12 store";
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
      if (block.label().equals("PKCS7")) {
        return "it holds PKCS#7; openssl pkcs7 -print_certs makes PEM of it";
      }
    }
    return blocks.get(0).isCertificate()
        ? "it holds certificates"
        : "it holds PEM blocks of another kind";
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    for (int i = 0; i < prefix.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
