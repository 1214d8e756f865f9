package io.github.lintel.internal.checks.certificate;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Certificate;
import io.github.lintel.internal.checks.Words;
import java.util.List;
import java.util.Map;

/**
 * The extended key usage of a server's certificate "MUST be present" and hold serverAuth (Baseline
 * Requirements 7.1.2.7.10). By RFC 5280 a certificate without one is for every purpose, and most
 * clients accept it, so it is a WARNING and applies under public anchors only.
 */
public final class NoExtendedKeyUsage implements HandshakeCheck {
  private static final String EXTENSION = "2.5.29.37";

  private static final CheckInfo INFO =
      CheckInfo.of(
              "certificate.no-extended-key-usage", "the certificate does not say what it is for")
          .severity(Severity.WARNING)
          .rank(460)
          .source("Baseline Requirements 7.1.2.7.10");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    if (!handshake.publiclyTrusted()) {
      return CheckOutcome.notApplicable("the path does not end at a public authority");
    }
    Certificate leaf = handshake.pathCertificates().get(0);
    if (leaf.extension(EXTENSION).isPresent()) {
      return CheckOutcome.passed();
    }
    Evidence evidence = new Missing(Words.certificate(leaf), Words.name(leaf.issuer()));
    return CheckOutcome.found(List.of(Fault.of(evidence).about(0, leaf)));
  }

  record Missing(String certificate, String issuer) implements Evidence {
    @Override
    public String sentence() {
      return "The certificate of %s, issued by %s, has no extended key usage; it should have one"
              .formatted(certificate, issuer)
          + " with serverAuth.";
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "certificate", certificate, "issuer", issuer, "found", "none", "required", "serverAuth");
    }
  }
}
