package io.github.lintel.facts;

import java.time.Instant;
import java.util.Optional;

/**
 * A log's promise to publish a certificate (RFC 6962 section 3.2).
 *
 * @param source how it was delivered
 * @param logId the SHA-256 of the log's key
 * @param issued when the log signed, by its own clock
 * @param status what became of its signature
 * @param log the log, if the list has it
 */
public record SignedTimestamp(
    Source source, Bytes logId, Instant issued, Status status, Optional<TransparencyLog> log) {

  /** The three ways of RFC 6962 section 3.3. */
  public enum Source {
    CERTIFICATE("in the certificate"),
    HANDSHAKE("in the handshake"),
    STAPLE("in the stapled OCSP response");

    private final String text;

    Source(String text) {
      this.text = text;
    }

    /** Returns it as part of a sentence. */
    @Override
    public String toString() {
      return text;
    }
  }

  /** What became of a signature. */
  public enum Status {
    /** It verifies. */
    VALID,
    /** It does not: it is for another certificate, issuer or log. */
    INVALID,
    /** The list does not have the log. */
    UNKNOWN_LOG,
    /** No list was given. */
    NOT_VERIFIED
  }
}
