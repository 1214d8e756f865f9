package io.github.lintel.check;

/** A check that compares the nodes of an endpoint, or looks at what belongs to none of them. */
public non-sealed interface EndpointCheck extends Check {

  /** Judges the endpoint. */
  CheckOutcome check(EndpointView endpoint);
}
