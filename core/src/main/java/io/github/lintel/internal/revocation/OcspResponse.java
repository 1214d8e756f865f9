package io.github.lintel.internal.revocation;

import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.RevocationDocument;
import io.github.lintel.facts.RevocationStatus.Revocation;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.path.SignedObject;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An OCSP response (RFC 6960 section 4.2), decoded and not judged. Immutable and thread-safe.
 *
 * @param sha256 the SHA-256 of its bytes
 * @param bytes how many bytes it has
 * @param status the OCSPResponseStatus; 0 is successful
 * @param basic what a successful one says
 */
public record OcspResponse(String sha256, int bytes, int status, Optional<Basic> basic)
    implements RevocationDocument {
  /** Real ones have some two KiB; with a chain of certificates ten. */
  public static final int MAX_SIZE = 64 << 10;

  private static final List<String> STATUSES =
      List.of(
          "successful",
          "malformedRequest",
          "internalError",
          "tryLater",
          "4",
          "sigRequired",
          "unauthorized");

  /**
   * Decodes a response.
   *
   * @throws DerException if it cannot be read, or is larger than {@link #MAX_SIZE}
   */
  public static OcspResponse parse(byte[] der) throws DerException {
    return OcspParser.parse(der);
  }

  /** Returns when the first of its answers is out of date. */
  @Override
  public Optional<Instant> nextUpdate() {
    return basic.flatMap(
        b ->
            b.answers().stream()
                .flatMap(a -> a.nextUpdate().stream())
                .min(Comparator.naturalOrder()));
  }

  /** Returns the name of its status. */
  String statusName() {
    return status < STATUSES.size() ? STATUSES.get(status) : Integer.toString(status);
  }

  /**
   * A BasicOCSPResponse.
   *
   * @param signed its signature
   * @param responderName the key of the responder's name, if it is known by that
   * @param responderKey the SHA-1 of the responder's key, if it is known by that
   * @param answers one for each certificate
   * @param certificates that came along
   * @param obstacle why it must not be used, as a noun phrase
   */
  record Basic(
      SignedObject signed,
      Optional<String> responderName,
      Optional<Bytes> responderKey,
      List<Answer> answers,
      List<Certificate> certificates,
      Optional<String> obstacle) {}

  /** What is said of a certificate. */
  enum State {
    GOOD,
    REVOKED,
    UNKNOWN
  }

  /**
   * A SingleResponse.
   *
   * @param hash the object identifier of the hash function
   * @param issuerName the hash of the issuer's name
   * @param issuerKey the hash of the issuer's key
   * @param serial the serial number
   * @param state what is said
   * @param revocation when and why, if it is revoked
   * @param thisUpdate since when it is known to be so
   * @param nextUpdate when there will be newer information at the latest
   */
  record Answer(
      String hash,
      Bytes issuerName,
      Bytes issuerKey,
      BigInteger serial,
      State state,
      Optional<Revocation> revocation,
      Instant thisUpdate,
      Optional<Instant> nextUpdate) {}

  @Override
  public String toString() {
    return "OcspResponse[" + statusName() + ", sha256=" + sha256 + "]";
  }
}
