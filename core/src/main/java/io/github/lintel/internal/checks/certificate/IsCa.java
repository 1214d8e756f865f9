package io.github.lintel.internal.checks.certificate;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.BasicConstraints;
import io.github.lintel.facts.Certificate;
import io.github.lintel.internal.checks.PathFaults;
import io.github.lintel.internal.checks.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * "The cA boolean indicates whether the certified public key may be used to verify certificate
 * signatures" (RFC 5280 4.2.1.9). A server's certificate that says so is a small authority of its
 * own: whoever steals its key can issue certificates. Firefox and rustls refuse it; OpenSSL, Go and
 * the JDK do not. Below a public anchor it stops the path (Baseline Requirements 7.1.2.7.8); below
 * a private one, where it is common and browsers are rare, somebody should act.
 */
public final class IsCa implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("certificate.is-ca", "the server's certificate is that of an authority")
          .severity(Severity.WARNING)
          .rank(458)
          .source("RFC 5280 4.2.1.9");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    Optional<Certificate> leaf = handshake.leaf();
    if (leaf.isEmpty()) {
      return CheckOutcome.notApplicable("no certificate that can be read was presented");
    }
    List<Fault> stopping =
        PathFaults.of(handshake, INFO).stream()
            .map(fault -> fault.with(evidence(fault.certificate())))
            .toList();
    if (!stopping.isEmpty()) {
      return CheckOutcome.found(stopping);
    }
    return leaf.filter(IsCa::authority)
        .map(ca -> Fault.of(evidence(ca)).about(0, ca))
        .map(fault -> CheckOutcome.found(List.of(fault)))
        .orElse(CheckOutcome.passed());
  }

  private static Evidence evidence(Certificate authority) {
    return new Authority(Words.certificate(authority), authority.selfIssued());
  }

  private static boolean authority(Certificate leaf) {
    return leaf.basicConstraints().filter(BasicConstraints::certificateAuthority).isPresent();
  }

  record Authority(String certificate, boolean selfIssued) implements Evidence {
    @Override
    public String sentence() {
      return "The first certificate, %s, says that it is a certificate authority (CA:TRUE); that of"
              .formatted(certificate)
          + " a server should say CA:FALSE. Firefox and rustls refuse it.";
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "certificate",
          certificate,
          "certificateAuthority",
          true,
          "required",
          false,
          "selfIssued",
          selfIssued);
    }

    @Override
    public Optional<String> remedy() {
      return selfIssued
          ? Optional.of(
              "Make the certificate again without CA:TRUE: openssl req -x509 sets it unless told"
                  + " -addext basicConstraints=critical,CA:FALSE.")
          : Optional.empty();
    }
  }
}
