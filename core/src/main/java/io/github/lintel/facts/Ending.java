package io.github.lintel.facts;

/** How a handshake ended. */
public enum Ending {
  /** It was completed, and ended by us. */
  COMPLETED,
  /** The connection was refused: a RST answered the SYN. */
  REFUSED,
  /** The network said that the address cannot be reached. */
  UNREACHABLE,
  /** This machine has no route or no address of that family: nothing was sent. */
  NO_ROUTE,
  /** Our deadline passed. */
  TIMED_OUT,
  /** The peer closed the connection (FIN). */
  CLOSED,
  /** The peer reset the connection (RST). */
  RESET,
  /** The peer sent a fatal alert, or a warning after which nothing more could come. */
  ALERTED,
  /**
   * We could not go on with what the peer sent; {@code alertSent} says why. So ends also what is no
   * handshake, once it has been answered.
   */
  REJECTED,
  /** It was stopped from our side before it could tell anything. */
  CANCELLED
}
