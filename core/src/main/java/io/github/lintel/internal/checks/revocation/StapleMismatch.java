package io.github.lintel.internal.checks.revocation;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.Staple;
import io.github.lintel.facts.Staple.Fit;
import io.github.lintel.internal.checks.Words;
import java.util.Map;
import java.util.Optional;

/**
 * "The certificate identified in a received response corresponds to the certificate that was
 * identified in the corresponding request; the signature on the response is valid; the identity of
 * the signer matches the intended recipient of the request; the signer is currently authorized"
 * (RFC 6960 3.2).
 *
 * <p>Firefox refuses a response that is for another certificate, does not verify, cannot be read,
 * or says that the certificate is unknown; one of a responder who is not authorised it ignores,
 * unless the certificate is must-staple. GnuTLS refuses them all.
 */
public final class StapleMismatch implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("revocation.staple-mismatch", "the stapled OCSP response is not good for this")
          .rank(481)
          .source("RFC 6960 3.2")
          .explains("handshake.corrupted");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    Optional<Staple> staple = handshake.revocation().staple();
    Optional<Certificate> leaf = handshake.leaf();
    if (staple.isEmpty() || leaf.isEmpty()) {
      return CheckOutcome.notApplicable("no OCSP response was stapled");
    }
    Fit fit = staple.get().fit();
    boolean soft = fit == Fit.UNAUTHORISED && !handshake.revocation().stapleRequired();
    return switch (fit) {
      case VALID, EXPIRED, NOT_YET_VALID -> CheckOutcome.passed();
      case NO_ANSWER -> CheckOutcome.notApplicable("the stapled response has no answer");
      case UNVERIFIED -> CheckOutcome.notApplicable("the issuer of the certificate is not known");
      case UNREADABLE, OTHER_CERTIFICATE, UNAUTHORISED, BAD_SIGNATURE, CERTIFICATE_UNKNOWN ->
          CheckOutcome.found(
              Fault.of(evidence(leaf.get(), staple.get()))
                  .severity(soft ? Severity.WARNING : Severity.ERROR)
                  .about(0, leaf.get()));
    };
  }

  private static Evidence evidence(Certificate leaf, Staple staple) {
    String fault =
        switch (staple.fit()) {
          case OTHER_CERTIFICATE -> "is about another certificate";
          case UNAUTHORISED -> "is signed by somebody who may not";
          case BAD_SIGNATURE -> "has a wrong signature";
          case CERTIFICATE_UNKNOWN -> "says that the responder does not know the certificate";
          default -> "cannot be read";
        };
    return new Unfit(
        Words.certificate(leaf),
        fault,
        Words.bounded(staple.found()),
        Words.bounded(staple.required()));
  }

  record Unfit(String certificate, String fault, String found, String required)
      implements Evidence {
    @Override
    public String sentence() {
      return "The OCSP response that is stapled to the certificate of %s %s: %s. It should be: %s."
          .formatted(certificate, fault, found, required);
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "certificate", certificate, "fault", fault, "found", found, "required", required);
    }
  }
}
