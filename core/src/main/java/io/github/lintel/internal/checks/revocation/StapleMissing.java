package io.github.lintel.internal.checks.revocation;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.Stage;
import io.github.lintel.facts.Staple;
import io.github.lintel.facts.Staple.Fit;
import io.github.lintel.internal.checks.Words;
import java.util.Map;
import java.util.Optional;

/**
 * A certificate with the TLS feature extension "status_request" (must-staple) obliges its server to
 * staple an OCSP response, and clients to refuse it otherwise (RFC 7633). Any other certificate
 * does not, so the absence of a staple is no fault. Firefox refuses it.
 */
public final class StapleMissing implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("revocation.staple-missing", "the OCSP response that must be stapled is missing")
          .rank(482)
          .source("RFC 7633");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    Optional<Certificate> leaf = handshake.leaf();
    if (leaf.isEmpty() || !handshake.revocation().stapleRequired()) {
      return CheckOutcome.notApplicable("the certificate does not ask for a stapled response");
    }
    if (handshake.endpoint().bundle().isPresent()) {
      return CheckOutcome.notApplicable("what a bundle has is served without a stapled response");
    }
    if (!handshake.facts().reached(Stage.KEY_PROVED)) {
      return CheckOutcome.notApplicable("the handshake ended before a response had to be there");
    }
    Optional<Staple> staple = handshake.revocation().staple();
    if (staple.filter(s -> s.fit() != Fit.NO_ANSWER).isPresent()) {
      return CheckOutcome.passed();
    }
    String found = staple.map(s -> "a response with " + s.found()).orElse("no response");
    return CheckOutcome.found(
        Fault.of(new Missing(Words.certificate(leaf.get()), found)).about(0, leaf.get()));
  }

  record Missing(String certificate, String found) implements Evidence {
    @Override
    public String sentence() {
      return "The certificate of %s says that an OCSP response must be stapled to it (must-staple),"
              .formatted(certificate)
          + " but the server sent %s.".formatted(found);
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "certificate", certificate, "found", found, "required", "a stapled OCSP response");
    }
  }
}
