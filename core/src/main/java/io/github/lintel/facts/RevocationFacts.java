package io.github.lintel.facts;

import java.util.List;
import java.util.Optional;

/**
 * What is known of the revocation of the certificates of a handshake's best path.
 *
 * @param stapleRequired whether the leaf says that a response must be stapled (RFC 7633)
 * @param staple what the stapled response is worth, if there is one
 * @param statuses each certificate whose status was asked for, leaf first; nothing is asked for if
 *     there is neither staple nor list and nothing may be fetched
 */
public record RevocationFacts(
    boolean stapleRequired, Optional<Staple> staple, List<RevocationStatus> statuses) {
  private static final RevocationFacts NONE =
      new RevocationFacts(false, Optional.empty(), List.of());

  /** Copies the list. */
  public RevocationFacts {
    statuses = List.copyOf(statuses);
  }

  /** Returns that nothing was asked. */
  public static RevocationFacts none() {
    return NONE;
  }

  /** Returns the status of a certificate, if it was asked for. */
  public Optional<RevocationStatus> of(Certificate certificate) {
    return statuses.stream().filter(s -> s.certificate().equals(certificate)).findFirst();
  }
}
