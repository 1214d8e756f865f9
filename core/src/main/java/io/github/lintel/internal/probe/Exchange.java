package io.github.lintel.internal.probe;

import io.github.lintel.facts.Ending;
import io.github.lintel.facts.HandshakeFacts;
import java.time.Duration;
import java.util.Optional;

/**
 * What is said over one connection, as a machine that is fed with bytes and events, and gives bytes
 * and, in the end, facts. It knows no sockets and no threads; it is used by one thread at a time.
 */
sealed interface Exchange permits HandshakeMachine, PlainRequest {
  /** We begin to connect: the time counts from now on. */
  void connecting();

  /** The connection stands. */
  void connected();

  /** Produces what we say first. */
  void start();

  /** What was produced so far is with the network. */
  void outputSent();

  /** Takes in what the peer sent. */
  void received(byte[] data, int length);

  /** Takes what is to be sent; empty when there is nothing. */
  byte[] takeOutput();

  /** The peer closed its side. */
  void peerClosed();

  /** The peer reset the connection. */
  void peerReset();

  /**
   * The time of lingering, or of the whole exchange, is over. After lingering there may be more to
   * say.
   */
  void timedOut();

  /** It is over for a reason outside of the protocol. */
  void end(Ending ending);

  boolean done();

  /** Returns how long to listen for more before {@link #timedOut}; empty if it is not lingering. */
  Optional<Duration> lingering();

  /**
   * Returns what was seen.
   *
   * @throws IllegalStateException if it is not done
   */
  HandshakeFacts facts();
}
