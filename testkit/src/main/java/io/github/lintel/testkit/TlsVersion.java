package io.github.lintel.testkit;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.tls.ProtocolVersion;

/** The versions of TLS, oldest first. */
public enum TlsVersion {
  TLS_1_0(ProtocolVersion.TLSv10),
  TLS_1_1(ProtocolVersion.TLSv11),
  TLS_1_2(ProtocolVersion.TLSv12),
  TLS_1_3(ProtocolVersion.TLSv13);

  private final ProtocolVersion protocol;

  TlsVersion(ProtocolVersion protocol) {
    this.protocol = protocol;
  }

  /** As on the wire: 0x0303 is TLS 1.2. */
  int number() {
    return protocol.getFullVersion();
  }

  /** Newest first. */
  static ProtocolVersion[] between(TlsVersion oldest, TlsVersion newest) {
    List<ProtocolVersion> all = new ArrayList<>();
    for (int i = newest.ordinal(); i >= oldest.ordinal(); i--) {
      all.add(values()[i].protocol);
    }
    return all.toArray(ProtocolVersion[]::new);
  }
}
