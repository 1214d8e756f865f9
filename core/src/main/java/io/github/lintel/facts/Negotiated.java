package io.github.lintel.facts;

import java.util.Optional;

/**
 * What the two sides agreed on.
 *
 * @param version the version of the ServerHello
 * @param cipherSuite IANA's name of the suite, or its number as {@code 0x1234}
 * @param group IANA's name of the key exchange group, when there is one
 * @param alpn the application protocol, when one was agreed; from the network, as text
 */
public record Negotiated(
    TlsVersion version, String cipherSuite, Optional<String> group, Optional<String> alpn) {}
