package io.github.lintel.facts;

import java.util.List;
import java.util.Optional;

/**
 * What the search from one leaf to the trust anchors found at one moment.
 *
 * @param candidates the paths tried, best first; empty only if there is no readable leaf
 * @param nearMisses issuers by name whose key does not verify the signature, found on the way
 * @param gaveUp which limit ended the search early; then "no trusted path" is not known for sure
 */
public record PathSearch(
    List<CandidatePath> candidates, List<NearMiss> nearMisses, Optional<String> gaveUp) {

  /** Copies the lists. */
  public PathSearch {
    candidates = List.copyOf(candidates);
    nearMisses = List.copyOf(nearMisses);
  }

  /** Returns a search that had nothing to start from. */
  public static PathSearch none() {
    return new PathSearch(List.of(), List.of(), Optional.empty());
  }

  /** Returns the best path, trusted or not. */
  public Optional<CandidatePath> best() {
    return candidates.isEmpty() ? Optional.empty() : Optional.of(candidates.get(0));
  }

  /** Returns the best trusted path. */
  public Optional<CandidatePath> trustedPath() {
    for (CandidatePath candidate : candidates) {
      if (candidate.trusted()) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** Returns all trusted paths that were found. */
  public List<CandidatePath> trustedPaths() {
    return candidates.stream().filter(CandidatePath::trusted).toList();
  }

  /**
   * An issuer that has the right name and the wrong key.
   *
   * @param subject the certificate whose signature does not verify
   * @param issuer the certificate of that name
   * @param trusted whether {@code issuer} is a trust anchor
   */
  public record NearMiss(Certificate subject, Certificate issuer, boolean trusted) {}
}
