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
  /** As modern, with a name of the certificate that the first handshake showed. */
  SERVED_SERVER_NAME("with a name of the certificate that was served"),
  /** Nothing newer than TLS 1.2. */
  TLS_1_2_ONLY("with TLS 1.2 only"),
  /**
   * Nothing newer than TLS 1.2, and only key exchange with the certificate's RSA key itself, where
   * nothing is signed.
   */
  STATIC_RSA("with RSA key exchange only"),
  /**
   * Nothing newer than TLS 1.2, with the signal that the client speaks more and comes back with
   * less (RFC 7507): a server that speaks more, too, refuses it with inappropriate_fallback.
   */
  TLS_1_2_FALLBACK("with TLS 1.2 and the signal of a fallback"),
  /** Nothing older than TLS 1.3, with every group and signature scheme. */
  TLS_1_3_ONLY("with TLS 1.3 only"),
  /** Nothing newer than TLS 1.1. */
  OLD_VERSIONS("with TLS 1.0 and 1.1 only"),
  /** SSL 3.0, which nobody may use any more (RFC 7568). */
  SSL_3("with SSL 3.0 only"),
  /** As modern, with every group that can be offered. */
  EVERY_GROUP("offering every key exchange group"),
  /** TLS 1.2 and 1.3 with every suite and group that can be offered at all, weak ones included. */
  EVERYTHING("offering every suite and group, weak ones included"),
  /**
   * As modern, padded (RFC 7685) to what browsers send with a post-quantum key share: more than
   * fits into one packet.
   */
  LARGE_HELLO("with a ClientHello as large as a browser's"),
  /**
   * TLS 1.2 with every suite that can be offered and every group that has a curve, weak ones
   * included, and no application protocol: a server that knows finite-field groups must not fall
   * back to a prime of its own when those are offered (RFC 7919 section 4).
   */
  EVERYTHING_OF_TLS_1_2("offering every suite and curve of TLS 1.2, weak ones included"),
  /** The same as the first handshake, once more. */
  AGAIN("the same again"),
  /** As modern, no application protocol is offered (RFC 7301). */
  WITHOUT_ALPN("without application protocols"),
  /** As modern, after a header of the PROXY protocol that claims no address (version 2, LOCAL). */
  PROXY_HEADER("after a PROXY protocol header"),
  /**
   * No TLS client at all: one HTTP request in the clear. Of its facts only the bytes received and
   * the ending tell something, and it is never completed. After a first handshake that was reset it
   * says nothing for a while first: its stage is {@link Stage#CONNECTED} when the node left before
   * it was asked anything, else {@link Stage#CLIENT_HELLO_SENT}.
   */
  PLAIN_HTTP("of plain HTTP");

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
