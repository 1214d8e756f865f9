package io.github.lintel.facts;

import java.time.Instant;
import java.util.Optional;

/**
 * What a stapled OCSP response is worth for the certificate that it came with.
 *
 * @param fit whether it counts, and if not, why
 * @param found what it says
 * @param required what it should say
 * @param thisUpdate since when it is known to be so, as far as that can be read
 * @param nextUpdate when there will be newer information at the latest
 */
public record Staple(
    Fit fit,
    String found,
    String required,
    Optional<Instant> thisUpdate,
    Optional<Instant> nextUpdate) {

  /** Whether a staple counts. */
  public enum Fit {
    /** It says whether the certificate is revoked. */
    VALID,
    /** It is no OCSP response that can be read. */
    UNREADABLE,
    /** The responder had no answer: try later, and the like. */
    NO_ANSWER,
    /** It is about another certificate. */
    OTHER_CERTIFICATE,
    /** Nobody who may say so signed it. */
    UNAUTHORISED,
    /** The signature does not verify. */
    BAD_SIGNATURE,
    /** It is not of its time yet. */
    NOT_YET_VALID,
    /** There must be a newer one. */
    EXPIRED,
    /** The responder does not know the certificate. */
    CERTIFICATE_UNKNOWN,
    /** Its signature cannot be verified, because the issuer is not known. */
    UNVERIFIED
  }
}
