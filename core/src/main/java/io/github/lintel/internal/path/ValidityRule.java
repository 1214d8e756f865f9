package io.github.lintel.internal.path;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PathRule;
import java.time.Instant;

/**
 * RFC 5280 section 4.1.2.5: every certificate is in its time, both ends included. That goes for the
 * anchor too: OpenSSL, Go and the browsers refuse an expired one.
 */
final class ValidityRule implements Rule {
  @Override
  public void judge(PathView path, Problems problems) {
    for (int depth = 0; depth < path.length(); depth++) {
      Certificate certificate = path.certificate(depth);
      if (path.at().isBefore(certificate.notBefore())) {
        problems.add(
            PathRule.NOT_YET_VALID,
            depth,
            certificate.notBefore().toString(),
            "not after " + path.at());
      }
      if (expired(certificate, path.at())) {
        problems.add(
            PathRule.EXPIRED, depth, certificate.notAfter().toString(), "not before " + path.at());
      }
    }
  }

  static boolean inTime(Certificate certificate, Instant at) {
    return !at.isBefore(certificate.notBefore()) && !expired(certificate, at);
  }

  /** The last second counts in full. */
  private static boolean expired(Certificate certificate, Instant at) {
    return !at.isBefore(certificate.notAfter().plusSeconds(1));
  }
}
