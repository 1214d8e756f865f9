package io.github.lintel.facts;

import java.time.Duration;
import java.util.Optional;

/**
 * The bytes of the peer as they came, whatever they mean.
 *
 * @param firstBytes the first of them, at most 64
 * @param bytes how many in all
 * @param reads in how many pieces they came
 * @param firstAfter when the first came, from the start of the connection attempt
 * @param lastAfter when the last came
 * @param unfinished the message or record that was not complete in the end
 */
public record Received(
    Bytes firstBytes,
    long bytes,
    int reads,
    Optional<Duration> firstAfter,
    Optional<Duration> lastAfter,
    Optional<Unfinished> unfinished) {

  /** Bytes of which nothing else is known. */
  public static Received of(Bytes firstBytes, long bytes) {
    return new Received(
        firstBytes,
        bytes,
        bytes == 0 ? 0 : 1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
