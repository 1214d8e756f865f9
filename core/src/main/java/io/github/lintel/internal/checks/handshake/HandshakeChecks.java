package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.Check;
import java.util.List;

/** All checks of this group. */
public final class HandshakeChecks {
  private HandshakeChecks() {}

  /** Returns one of each, by rank. */
  public static List<Check> all() {
    return List.of(
        new AlpnMismatch(),
        new ClientCertificateRequired(),
        new Closed(),
        new Corrupted(),
        new FatalAlert(),
        new HandshakeReset(),
        new HandshakeTimedOut(),
        new InternalError(),
        new KeyMismatch(),
        new KeyTypeCipherMismatch(),
        new LargeHelloIntolerant(),
        new LegacyRenegotiation(),
        new LegacyVersionAccepted(),
        new NoCertificate(),
        new NoSharedCipher(),
        new NoSharedGroup(),
        new NoSharedVersion(),
        new NotTls(),
        new Plaintext(),
        new ProxyProtocolExpected(),
        new Slow(),
        new Stalled(),
        new Tls13Missing(),
        new Tls13Only(),
        new Truncated(),
        new UnrecognizedName(),
        new UnrecognizedNameWarning(),
        new VersionIntolerant(),
        new WeakDh());
  }
}
