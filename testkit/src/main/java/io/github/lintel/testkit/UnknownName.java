package io.github.lintel.testkit;

/** What a server does when the client asks for a name it has no certificate for. */
public enum UnknownName {
  /** Serves its default certificate, as most servers do. */
  SERVE_DEFAULT,
  /**
   * Sends the fatal alert {@code unrecognized_name}, as nginx does with {@code
   * ssl_reject_handshake}.
   */
  REFUSE,
  /**
   * Sends {@code unrecognized_name} as a warning and serves its default certificate, as old Apache
   * did.
   */
  WARN
}
