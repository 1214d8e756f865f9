package io.github.lintel.facts;

import java.util.OptionalInt;

/**
 * RFC 5280 section 4.2.1.9.
 *
 * @param certificateAuthority whether the subject may issue certificates
 * @param pathLength how many non-self-issued intermediates may follow
 */
public record BasicConstraints(boolean certificateAuthority, OptionalInt pathLength) {}
