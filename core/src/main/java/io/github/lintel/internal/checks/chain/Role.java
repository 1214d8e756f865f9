package io.github.lintel.internal.checks.chain;

import io.github.lintel.check.HandshakeView;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.internal.checks.Expiry;
import java.util.List;

/** What one presented certificate is good for; exactly one of these. */
enum Role {
  /** The first one. */
  LEAF,
  /** A trusted path leads through it. */
  NEEDED,
  /** The same bytes stand before it. */
  DUPLICATE,
  /** Bytes that are no certificate. */
  MALFORMED,
  /** A root: clients have it, or do not trust it. */
  ROOT,
  /** It has expired, and no path needs it. */
  EXPIRED,
  /** The anchor under an older root: for clients that do not know the anchor yet. */
  CROSS_SIGN,
  /** No path needs it. */
  UNNEEDED;

  /** Returns the role of the presented certificate at that index; the paths must be trusted. */
  static Role of(HandshakeView handshake, int index) {
    List<PresentedCertificate> presented = handshake.facts().presentedChain();
    PresentedCertificate entry = presented.get(index);
    if (index == 0) {
      return LEAF;
    }
    if (!(entry instanceof Certificate certificate)) {
      return MALFORMED;
    }
    if (presented.indexOf(entry) < index) {
      return DUPLICATE;
    }
    if (needed(handshake, certificate)) {
      return NEEDED;
    }
    if (certificate.selfIssued()) {
      return ROOT;
    }
    if (Expiry.past(certificate, handshake.at())) {
      return EXPIRED;
    }
    return anchorUnderOtherRoot(handshake, certificate) ? CROSS_SIGN : UNNEEDED;
  }

  private static boolean needed(HandshakeView handshake, Certificate certificate) {
    return handshake.paths().trustedPaths().stream()
        .anyMatch(path -> path.certificates().contains(certificate));
  }

  private static boolean anchorUnderOtherRoot(HandshakeView handshake, Certificate certificate) {
    return handshake.paths().trustedPaths().stream()
        .flatMap(path -> path.anchor().stream())
        .map(anchor -> anchor.certificate())
        .anyMatch(
            anchor ->
                anchor.subject().encoded().equals(certificate.subject().encoded())
                    && anchor.publicKey().sha256().equals(certificate.publicKey().sha256()));
  }
}
