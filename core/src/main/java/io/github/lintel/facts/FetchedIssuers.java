package io.github.lintel.facts;

import java.util.List;
import java.util.Optional;

/**
 * What was fetched where certificates say that their issuers are published (RFC 5280 4.2.2.1).
 *
 * @param issuers each attempt
 */
public record FetchedIssuers(List<Issuer> issuers) {

  /** Copies the list. */
  public FetchedIssuers {
    issuers = List.copyOf(issuers);
  }

  /** Returns the attempt for a certificate. */
  public Optional<Issuer> of(Certificate certificate) {
    return issuers.stream().filter(issuer -> issuer.issued().equals(certificate)).findFirst();
  }

  /**
   * One attempt.
   *
   * @param issued the certificate whose issuer is wanted
   * @param url where; from a certificate, so not safe to print as it is
   * @param certificate the issuer, if what came is one whose key verifies {@code issued}
   * @param completes whether a path to a trust anchor is there with it, and with others that were
   *     fetched
   * @param failure why there is none, as a clause
   */
  public record Issuer(
      Certificate issued,
      String url,
      Optional<Certificate> certificate,
      boolean completes,
      Optional<String> failure) {}
}
