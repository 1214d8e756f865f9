package io.github.lintel.facts;

import java.time.Instant;
import java.util.Optional;

/**
 * What an authority says of the revocation of its certificates: a revocation list or an OCSP
 * response, decoded and not judged. Immutable and thread-safe.
 */
public interface RevocationDocument {

  /** Returns when there will be newer information at the latest, if it says so. */
  Optional<Instant> nextUpdate();

  /** Returns how many bytes it has. */
  int bytes();

  /** Returns the SHA-256 of its bytes in lower-case hexadecimal. */
  String sha256();
}
