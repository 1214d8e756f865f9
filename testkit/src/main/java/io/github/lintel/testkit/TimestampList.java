package io.github.lintel.testkit;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * A SignedCertificateTimestampList (RFC 6962, section 3.3): each with its length, all with theirs.
 */
final class TimestampList {
  private TimestampList() {}

  static byte[] serialize(List<byte[]> timestamps) {
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    timestamps.forEach(timestamp -> append(list, timestamp));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    append(all, list.toByteArray());
    return all.toByteArray();
  }

  private static void append(ByteArrayOutputStream out, byte[] part) {
    out.write(part.length >> 8);
    out.write(part.length);
    out.writeBytes(part);
  }
}
