package io.github.lintel.internal.path;

/** What became of a signature. */
enum SignatureVerdict {
  VALID,
  INVALID,
  /** The algorithm, its parameters or the issuer's key are not known or not allowed. */
  UNSUPPORTED
}
