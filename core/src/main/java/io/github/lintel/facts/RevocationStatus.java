package io.github.lintel.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the revocation of one certificate at one moment.
 *
 * @param certificate the certificate
 * @param state what is known
 * @param answer what says so; present unless nothing is known
 * @param obstacles why other answers do not count, or why there is none, as clauses; may hold text
 *     from the network
 */
public record RevocationStatus(
    Certificate certificate, State state, Optional<Answer> answer, List<String> obstacles) {

  /** Copies the list. */
  public RevocationStatus {
    obstacles = List.copyOf(obstacles);
    if (answer.isPresent() == (state == State.UNKNOWN)) {
      throw new IllegalArgumentException("an answer is known, or the state is not: " + state);
    }
  }

  /** What can be known. */
  public enum State {
    GOOD,
    REVOKED,
    UNKNOWN
  }

  /** Where an answer comes from. */
  public enum Source {
    STAPLE("the stapled OCSP response"),
    OCSP("the OCSP responder"),
    LIST("the revocation list");

    private final String description;

    Source(String description) {
      this.description = description;
    }

    /** Returns a noun phrase. */
    public String description() {
      return description;
    }
  }

  /**
   * An answer whose signature and time are right.
   *
   * @param source where it comes from
   * @param location the URL or the file, if it has one; a URL is text from the network
   * @param thisUpdate since when it is known to be so
   * @param nextUpdate when there will be newer information at the latest
   * @param revocation when and why the certificate was revoked, if it was
   */
  public record Answer(
      Source source,
      Optional<String> location,
      Instant thisUpdate,
      Optional<Instant> nextUpdate,
      Optional<Revocation> revocation) {}

  /**
   * A revocation.
   *
   * @param at since when
   * @param reason by its name in RFC 5280 section 5.3.1
   */
  public record Revocation(Instant at, String reason) {}
}
