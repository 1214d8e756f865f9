package io.github.lintel.facts;

import java.util.List;
import java.util.Optional;

/**
 * What was fetched of responders and distribution points for the certificates of a node.
 *
 * @param downloads each attempt
 */
public record FetchedRevocation(List<Download> downloads) {

  /** Copies the list. */
  public FetchedRevocation {
    downloads = List.copyOf(downloads);
  }

  /**
   * One attempt.
   *
   * @param certificate whose status it is about
   * @param url where; from a certificate, so not safe to print as it is
   * @param document what came, if it can be read
   * @param failure why nothing came, as a clause
   */
  public record Download(
      Certificate certificate,
      String url,
      Optional<RevocationDocument> document,
      Optional<String> failure) {}
}
