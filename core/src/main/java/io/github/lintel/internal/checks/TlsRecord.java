package io.github.lintel.internal.checks;

import io.github.lintel.facts.Bytes;

/** The first bytes of a TLS record: content type 20 to 24, then major version 3 (RFC 8446 5.1). */
final class TlsRecord {
  private TlsRecord() {}

  /** Returns whether the bytes may be the start of one; no bytes may be the start of anything. */
  static boolean mayStartWith(Bytes bytes) {
    return bytes.isEmpty()
        || bytes.at(0) >= 20 && bytes.at(0) <= 24 && (bytes.size() == 1 || bytes.at(1) == 3);
  }

  /** Returns whether a record begins with a ClientHello, which no server sends. */
  static boolean isClientHello(Bytes bytes) {
    return bytes.size() > 5 && bytes.at(0) == 22 && bytes.at(5) == 1;
  }
}
