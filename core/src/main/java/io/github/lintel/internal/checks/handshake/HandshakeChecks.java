package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.Check;
import java.util.List;

/** All checks of this group. */
public final class HandshakeChecks {
  private HandshakeChecks() {}

  /** Returns one of each, by rank. */
  public static List<Check> all() {
    return List.of(
        new ClientCertificateRequired(),
        new Closed(),
        new Corrupted(),
        new FatalAlert(),
        new HandshakeReset(),
        new HandshakeTimedOut(),
        new InternalError(),
        new KeyMismatch(),
        new NoCertificate(),
        new NoSharedCipher(),
        new NoSharedGroup(),
        new NoSharedVersion(),
        new NotTls(),
        new Plaintext(),
        new UnrecognizedName(),
        new UnrecognizedNameWarning());
  }
}
