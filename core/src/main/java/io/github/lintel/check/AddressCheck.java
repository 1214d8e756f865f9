package io.github.lintel.check;

/** A check that looks at all handshakes with one node, and at what observers brought from it. */
public non-sealed interface AddressCheck extends Check {

  /** Judges one node. */
  CheckOutcome check(AddressView address);
}
