package io.github.lintel.facts;

import java.util.List;

/**
 * The signed timestamps that came with a leaf.
 *
 * @param timestamps those that can be read
 * @param malformed why others cannot
 * @param verified whether there was a list of logs to verify them by
 */
public record TransparencyFacts(
    List<SignedTimestamp> timestamps, List<String> malformed, boolean verified) {

  /** Copies the lists. */
  public TransparencyFacts {
    timestamps = List.copyOf(timestamps);
    malformed = List.copyOf(malformed);
  }

  /** Returns that none came and none could have been verified. */
  public static TransparencyFacts none() {
    return new TransparencyFacts(List.of(), List.of(), false);
  }
}
