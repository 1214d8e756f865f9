package io.github.lintel.facts;

/** How far a handshake got; each stage includes those before it. */
public enum Stage {
  /** No connection. */
  NOT_CONNECTED("before the connection was made"),
  /** The connection stands; the ClientHello may be on its way. */
  CONNECTED("after the connection was made"),
  /** The ClientHello was handed to the network in full. */
  CLIENT_HELLO_SENT("after our ClientHello"),
  /** A ServerHello was read. */
  SERVER_HELLO("after the ServerHello"),
  /** The server's certificate list was read. */
  CERTIFICATE("after the server's certificates"),
  /** The server proved that it holds the leaf's private key. */
  KEY_PROVED("after the server proved its key"),
  /** The server said all that it says before it hears from us again (TLS 1.2 and older). */
  SERVER_HELLO_DONE("after the server's first messages"),
  /** The handshake is complete on our side. */
  FINISHED("after the handshake");

  private final String description;

  Stage(String description) {
    this.description = description;
  }

  /** Returns a phrase such as {@code after the ServerHello}. */
  public String description() {
    return description;
  }
}
