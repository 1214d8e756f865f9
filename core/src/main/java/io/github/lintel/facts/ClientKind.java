package io.github.lintel.facts;

import java.util.Locale;

/** As which client a handshake was made, and so what it can tell. */
public enum ClientKind {
  /** What today's browsers and libraries offer: TLS 1.2 and 1.3, strong suites, all key types. */
  MODERN("as a modern client"),
  /** As modern, but only RSA certificates are acceptable. */
  RSA_ONLY("as a client that takes RSA certificates only"),
  /** As modern, but only ECDSA certificates are acceptable. */
  ECDSA_ONLY("as a client that takes ECDSA certificates only"),
  /** As modern, the ClientHello carries no server name. */
  WITHOUT_SERVER_NAME("without a server name"),
  /** As modern, with a server name that nobody configured. */
  RANDOM_SERVER_NAME("with a random server name"),
  /** Nothing newer than TLS 1.2. */
  TLS_1_2_ONLY("with TLS 1.2 only"),
  /** Nothing newer than TLS 1.1. */
  OLD_VERSIONS("with TLS 1.0 and 1.1 only"),
  /** Every version, suite and group that can be offered at all, weak ones included. */
  EVERYTHING("offering every suite and group, weak ones included"),
  /** The same as the first handshake, once more. */
  AGAIN("the same again");

  private final String description;

  ClientKind(String description) {
    this.description = description;
  }

  /** Returns a phrase that completes "the handshake …". */
  public String description() {
    return description;
  }

  /** Returns the stable name used in JSON, as in {@code without-server-name}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
