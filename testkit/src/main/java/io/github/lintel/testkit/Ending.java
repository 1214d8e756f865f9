package io.github.lintel.testkit;

/** How a server ends a connection. */
public enum Ending {
  /** With FIN: the client reads the end of the stream. */
  CLOSE,
  /** With RST: the client's next read or write fails. */
  RESET,
  /** Not at all: silence until the client leaves or the connection's time is up. */
  STALL
}
