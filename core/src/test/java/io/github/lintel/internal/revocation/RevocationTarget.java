package io.github.lintel.internal.revocation;

import io.github.lintel.internal.der.DerException;

/** Whatever a responder or a list says is read, or refused in the one way there is. */
public final class RevocationTarget {
  private RevocationTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    try {
      OcspResponse.parse(input);
    } catch (DerException e) {
      // The only way to refuse.
    }
    try {
      RevocationList.parse(input);
    } catch (DerException e) {
      // As above.
    }
  }
}
