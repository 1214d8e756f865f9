package io.github.lintel.internal.path;

import java.util.OptionalInt;

/**
 * What a search may be asked besides the anchors (RFC 5280 section 6.1.1). The defaults are those
 * of a TLS client.
 *
 * @param purpose the extended key usage that every certificate must allow
 * @param maxIntermediates how many intermediates a path may have; self-issued ones do not count
 */
record PathInputs(String purpose, OptionalInt maxIntermediates) {
  static final String SERVER = "1.3.6.1.5.5.7.3.1";
  static final String CLIENT = "1.3.6.1.5.5.7.3.2";

  /** What every TLS client asks. */
  static final PathInputs DEFAULT = new PathInputs(SERVER, OptionalInt.empty());

  PathInputs purpose(String oid) {
    return new PathInputs(oid, maxIntermediates);
  }

  PathInputs maxIntermediates(int count) {
    return new PathInputs(purpose, OptionalInt.of(count));
  }
}
