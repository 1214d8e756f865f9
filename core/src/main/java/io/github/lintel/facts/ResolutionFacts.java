package io.github.lintel.facts;

import java.time.Duration;
import java.util.List;

/**
 * What became of the name.
 *
 * @param outcome how it went
 * @param addresses the addresses, in the resolver's order
 * @param took how long it took
 */
public record ResolutionFacts(Outcome outcome, List<NodeAddress> addresses, Duration took) {

  /** Copies the list. */
  public ResolutionFacts {
    addresses = List.copyOf(addresses);
  }

  /** How a resolution went. */
  public enum Outcome {
    /** There was nothing to resolve: a literal, fixed addresses, or an in-memory endpoint. */
    NOT_NEEDED,
    /** The name has addresses. */
    RESOLVED,
    /** The name does not exist (NXDOMAIN), or it is one that by RFC 6761 never does. */
    NO_SUCH_NAME,
    /** The name exists, but has no address of a family that was asked for. */
    NO_ADDRESS,
    /** No answer could be had from a name server: this says nothing about the front door. */
    RESOLVER_FAILED
  }
}
