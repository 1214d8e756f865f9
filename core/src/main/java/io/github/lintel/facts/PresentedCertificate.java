package io.github.lintel.facts;

/** One entry of a certificate list exactly as a server or a file presented it. */
public sealed interface PresentedCertificate permits Certificate, MalformedCertificate {

  /** Returns the bytes as presented. */
  Bytes der();

  /** Returns the SHA-256 fingerprint of {@link #der()} in lower-case hexadecimal. */
  String sha256();
}
