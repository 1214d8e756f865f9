package io.github.lintel.internal.checks.certificate;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.KeyUsage;
import io.github.lintel.facts.Negotiated;
import io.github.lintel.internal.checks.PathFaults;
import io.github.lintel.internal.checks.Purpose;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * "If the extension is present, then the certificate MUST only be used for one of the purposes
 * indicated" (RFC 5280 4.2.1.12): the leaf's extended key usage lacks serverAuth, or its key usage
 * lacks what a TLS server does with the key (4.2.1.3): "the digitalSignature bit MUST be set" where
 * it signs (RFC 8446 4.4.2.2, RFC 5246 7.4.2), which is in every suite but those of static RSA and
 * Diffie-Hellman. Java, GnuTLS and browsers look at that.
 */
public final class NotForServers implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("certificate.not-for-servers", "the certificate is not for TLS servers")
          .rank(444)
          .source("RFC 5280 4.2.1.12");
  private static final List<String> STATIC = List.of("TLS_RSA_", "TLS_ECDH_", "TLS_DH_");
  private static final Set<KeyUsage> TLS =
      EnumSet.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT, KeyUsage.KEY_AGREEMENT);

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    CheckOutcome ofPath =
        PathFaults.tell(handshake, INFO, fault -> Purpose.of("The certificate of", fault));
    Optional<Certificate> leaf =
        handshake.leaf().filter(l -> isUseless(l) || signs(handshake) && maySignNothing(l));
    if (leaf.isEmpty() || ofPath instanceof CheckOutcome.Found) {
      return ofPath;
    }
    Evidence evidence =
        Purpose.ofKeyUsage("The certificate of", leaf.get(), KeyUsage.DIGITAL_SIGNATURE.toString());
    return CheckOutcome.found(Fault.of(evidence).about(0, leaf.get()));
  }

  private static boolean signs(HandshakeView handshake) {
    return handshake
        .facts()
        .negotiated()
        .map(Negotiated::cipherSuite)
        .filter(suite -> STATIC.stream().noneMatch(suite::startsWith))
        .isPresent();
  }

  private static boolean maySignNothing(Certificate leaf) {
    return leaf.keyUsage().filter(uses -> !uses.contains(KeyUsage.DIGITAL_SIGNATURE)).isPresent();
  }

  /**
   * No rule for paths: which use is needed depends on key and cipher suite. Without any of these
   * OpenSSL, Java and browsers refuse it whatever the suite.
   */
  private static boolean isUseless(Certificate leaf) {
    return leaf.keyUsage().filter(uses -> Collections.disjoint(uses, TLS)).isPresent();
  }
}
