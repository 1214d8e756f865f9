package io.github.lintel.internal.revocation;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.Extension;
import io.github.lintel.facts.ExtensionOid;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerTag;
import java.math.BigInteger;
import java.util.Optional;

/** The TLS extensions that a certificate requires of its server (RFC 7633). */
final class TlsFeatures {
  private static final BigInteger STATUS_REQUEST = BigInteger.valueOf(5);
  private static final BigInteger STATUS_REQUEST_V2 = BigInteger.valueOf(17);

  private TlsFeatures() {}

  /** Returns whether an OCSP response must be stapled to it. */
  static boolean requiresStaple(Certificate certificate) {
    Optional<Extension> extension = certificate.extension(ExtensionOid.TLS_FEATURE);
    if (extension.isEmpty()) {
      return false;
    }
    try {
      DerReader in = DerReader.single(extension.get().value().toByteArray()).reader();
      while (!in.isEmpty()) {
        BigInteger feature = in.next(DerTag.INTEGER, "a feature").asInteger();
        if (feature.equals(STATUS_REQUEST) || feature.equals(STATUS_REQUEST_V2)) {
          return true;
        }
      }
      return false;
    } catch (DerException e) {
      return false;
    }
  }
}
