package io.github.lintel.internal.revocation;

import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.KeyUsage;
import io.github.lintel.facts.RevocationStatus.Revocation;
import io.github.lintel.facts.Staple;
import io.github.lintel.facts.Staple.Fit;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.path.ObjectSignatures;
import io.github.lintel.internal.path.SignedObject;
import io.github.lintel.internal.revocation.OcspResponse.Answer;
import io.github.lintel.internal.revocation.OcspResponse.Basic;
import io.github.lintel.internal.revocation.OcspResponse.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Judges an OCSP response by RFC 6960 sections 3.2 and 4.2.2. Thread-safe. */
final class OcspJudge {
  private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";

  private final ObjectSignatures signatures;

  OcspJudge(ObjectSignatures signatures) {
    this.signatures = signatures;
  }

  /**
   * What a response is worth.
   *
   * @param worth whether it counts, and if not, why
   * @param revocation the revocation that it tells; also if it is out of date: no certificate is
   *     valid again because nobody says any more that it is revoked
   */
  record Verdict(Staple worth, Optional<Revocation> revocation) {
    boolean answers() {
      return worth.fit() == Fit.VALID || revocation.isPresent();
    }
  }

  /**
   * Judges the bytes of a response.
   *
   * @param path the certificate that it should be about, then those above it
   */
  Verdict judge(Bytes response, List<Certificate> path, Instant at) {
    try {
      return judge(OcspResponse.parse(response.toByteArray()), path, at);
    } catch (DerException e) {
      return verdict(
          Fit.UNREADABLE, response.size() + " bytes: " + e.reason(), "an OCSP response in DER");
    }
  }

  /**
   * Judges a response.
   *
   * @param path the certificate that it should be about, then those above it
   */
  Verdict judge(OcspResponse response, List<Certificate> path, Instant at) {
    if (response.basic().isEmpty()) {
      return verdict(Fit.NO_ANSWER, "the status " + response.statusName(), "an answer");
    }
    Basic basic = response.basic().get();
    Certificate certificate = path.get(0);
    if (basic.obstacle().isPresent()) {
      return verdict(
          Fit.UNREADABLE, basic.obstacle().get(), "no critical extension but known ones");
    }
    if (path.size() < 2) {
      return withoutIssuer(basic, certificate);
    }
    Certificate issuer = path.get(1);
    Optional<Answer> answer =
        basic.answers().stream()
            .filter(a -> CertificateId.matches(a, certificate, issuer))
            .findFirst();
    if (answer.isEmpty()) {
      return otherCertificate(basic, certificate);
    }
    Optional<Staple> refusal = refusal(basic, answer.get(), path, at);
    return refusal.isPresent()
        ? new Verdict(refusal.get(), Optional.empty())
        : timed(answer.get(), at);
  }

  /** Without its issuer only the serial number can be compared. */
  private static Verdict withoutIssuer(Basic basic, Certificate certificate) {
    boolean same =
        basic.answers().stream().anyMatch(a -> a.serial().equals(certificate.serialNumber()));
    return same
        ? verdict(Fit.UNVERIFIED, "a response for this serial number", "one whose issuer is known")
        : otherCertificate(basic, certificate);
  }

  private static Verdict otherCertificate(Basic basic, Certificate certificate) {
    List<String> serials = basic.answers().stream().map(a -> a.serial().toString(16)).toList();
    boolean sameSerial = serials.contains(certificate.serialNumber().toString(16));
    return verdict(
        Fit.OTHER_CERTIFICATE,
        sameSerial
            ? "a certificate of another issuer"
            : serials.isEmpty()
                ? "no certificate at all"
                : "the certificate with the serial number " + serials.get(0),
        "the certificate with the serial number " + certificate.serialNumber().toString(16));
  }

  /** Section 4.2.2.2: the issuer itself signs, or somebody whom it made a responder. */
  private Optional<Staple> refusal(Basic basic, Answer answer, List<Certificate> path, Instant at) {
    List<Certificate> issuers = path.subList(1, path.size());
    if (is(basic, issuers.get(0)) && signatures.verify(basic.signed(), issuers)) {
      return Optional.empty();
    }
    Fit why = is(basic, issuers.get(0)) ? Fit.BAD_SIGNATURE : Fit.UNAUTHORISED;
    String found = "a signature of somebody else";
    for (Certificate responder : basic.certificates()) {
      if (!is(basic, responder)) {
        continue;
      }
      Optional<String> flaw = flaw(responder, issuers, at);
      if (flaw.isPresent()) {
        found = flaw.get();
      } else if (signatures.verify(basic.signed(), List.of(responder))) {
        return Optional.empty();
      } else {
        why = Fit.BAD_SIGNATURE;
      }
    }
    return Optional.of(
        staple(
            why,
            why == Fit.BAD_SIGNATURE ? "a signature that does not verify" : found,
            "a signature of the issuer, or of a responder that it authorised",
            Optional.of(answer)));
  }

  private static boolean is(Basic basic, Certificate responder) {
    return basic.responderName().isPresent()
        ? basic.responderName().get().equals(responder.subject().comparable())
        : basic.responderKey().filter(CertificateId.keyHash(responder)::equals).isPresent();
  }

  /** Returns why a certificate does not make somebody a responder for the issuer. */
  private Optional<String> flaw(Certificate responder, List<Certificate> issuers, Instant at) {
    Certificate issuer = issuers.get(0);
    if (!responder.issuer().matches(issuer.subject())) {
      return Optional.of("a responder whom another authority made one");
    }
    if (responder.extendedKeyUsage().filter(u -> u.contains(OCSP_SIGNING)).isEmpty()) {
      return Optional.of("a responder whose certificate is not for OCSP signing");
    }
    if (responder
        .keyUsage()
        .filter(u -> !u.contains(KeyUsage.DIGITAL_SIGNATURE))
        .filter(u -> !u.contains(KeyUsage.NON_REPUDIATION))
        .isPresent()) {
      return Optional.of("a responder whose key may not sign");
    }
    if (at.isBefore(responder.notBefore().minus(Freshness.SKEW))
        || at.isAfter(responder.notAfter().plus(Freshness.SKEW))) {
      return Optional.of("a responder whose certificate is not valid at this time");
    }
    SignedObject certificate =
        new SignedObject(
            responder.signatureAlgorithmIdentifier(),
            () -> responder.toBeSigned().toByteArray(),
            responder.signature(),
            responder.sha256());
    return signatures.verify(certificate, issuers)
        ? Optional.empty()
        : Optional.of("a responder whose certificate the issuer's key does not verify");
  }

  private static Verdict timed(Answer answer, Instant at) {
    if (answer.state() == State.UNKNOWN) {
      return new Verdict(
          staple(Fit.CERTIFICATE_UNKNOWN, "the status unknown", "good", Optional.of(answer)),
          Optional.empty());
    }
    Fit fit = Fit.VALID;
    String found = "an answer from " + answer.thisUpdate() + " on";
    if (Freshness.tooEarly(answer.thisUpdate(), at)) {
      fit = Fit.NOT_YET_VALID;
    } else if (Freshness.tooLate(answer.nextUpdate(), at)) {
      fit = Fit.EXPIRED;
      found = "an answer until " + answer.nextUpdate().orElseThrow();
    }
    return new Verdict(
        staple(fit, found, "one that is valid at " + at, Optional.of(answer)), answer.revocation());
  }

  private static Verdict verdict(Fit fit, String found, String required) {
    return new Verdict(staple(fit, found, required, Optional.empty()), Optional.empty());
  }

  private static Staple staple(Fit fit, String found, String required, Optional<Answer> answer) {
    return new Staple(
        fit, found, required, answer.map(Answer::thisUpdate), answer.flatMap(Answer::nextUpdate));
  }
}
