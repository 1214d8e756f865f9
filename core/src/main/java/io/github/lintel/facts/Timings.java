package io.github.lintel.facts;

import java.time.Duration;
import java.util.Optional;

/**
 * When each stage was reached, counted from the start of the connection attempt.
 *
 * @param connected the TCP connection stands
 * @param helloSent our ClientHello was handed to the network in full
 * @param serverHello the ServerHello was read
 * @param certificate the certificate list was read
 * @param finished the handshake was complete
 * @param ended the connection was given up or closed
 */
public record Timings(
    Optional<Duration> connected,
    Optional<Duration> helloSent,
    Optional<Duration> serverHello,
    Optional<Duration> certificate,
    Optional<Duration> finished,
    Duration ended) {}
